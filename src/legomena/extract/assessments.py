"""The author's own judgement: what a document concludes, warns of or calls for, apart from its report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import lexicon as lx
from .page import Line, Page
from .words import words

_CONCLUDES = re.compile(
    r"\b(?:suggest(?:s|ing)?|demonstrat(?:e|es|ed|ing)|indicat(?:e|es|ing)|highlight(?:s|ing)?|"
    r"underscor(?:e|es|ing)|underlin(?:e|es|ing)|reflect(?:s|ing)|signal(?:s|ling|ing)|reveal(?:s|ing)|"
    r"expos(?:es|ing)|marks? a (?:shift|turning)|shows? (?:that|how)|proves? (?:that|how)|impl(?:y|ies)|"
    r"raises? (?:\w+ )?(?:questions?|concerns?|doubts?|fears)|is evidence|"
    r"is (?:a )?(?:testimony|testament|evidence|proof|indicator)|(?:are|is) (?:all )?indicators? (?:of|that)|"
    r"sends? \w+ (?:an? )?(?:\w+ )?(?:message|signal)|represents? (?:a|an|the)\b)",
    re.IGNORECASE,
)
_JUDGES = re.compile(
    r"\b(?:it is (?:also |therefore |thus |clear|equally |particularly |especially )*"
    r"(?:alarming|worrying|important|necessary|essential|imperative|crucial|vital|clear|evident|hard|difficult|"
    r"striking|noteworthy|significant|high time|likely|unlikely|doubtful|naive)|"
    r"(?:alarmingly|worryingly|clearly|arguably|undoubtedly|evidently|tellingly|ironically|inevitably),?\s|"
    r"far-reaching|not only an?\b.{3,80}\bbut also|(?:is|are|was|were) not (?:enough|sufficient)|"
    r"(?:has|have) failed to|"
    r"(?:is|are) (?:\w+ )?(?:key|vital|essential|crucial|necessary|fragile|indispensable)\b|"
    r"unmistakable|fundamentally)\b",
    re.IGNORECASE,
)
_CALLS = re.compile(
    r"\b(?:must|should|ought to|needs? to|requires?|it is time|will continue to|"
    r"cannot be (?:ignored|won|resolved|solved)|will (?:only|likely|probably|inevitably)|otherwise,)\b",
    re.IGNORECASE,
)
_DISCLAIMER = re.compile(
    r"\b(?:disclaimer\b|(?:the )?views? (?:and opinions? )?expressed|opinions? expressed|"
    r"do(?:es)? not necessarily (?:reflect|represent))",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:this|these|such|it|firstly|secondly|thirdly|finally|therefore|thus|hence)\b", re.IGNORECASE
)
_FEWEST = 5
"""A title or a caption of fewer words judges nothing."""


def find_assessments(page: Page, line: Line) -> Iterator[tuple[int, int, int]]:
    """Yield the token range of the judgement that one line makes, if any, and a token of its speaker.

    In the document's own voice a judgement is taken from a sentence that nobody else is credited with; a
    named expert's is one too. What parties and officials say is their claim, and no assessment.
    """
    text = page.text[line.span[0] : line.span[1]]
    if _DISCLAIMER.search(text):
        yield line.body, len(line.tokens), line.body
        return
    if len(line.tokens) - line.body < _FEWEST:
        return
    cue = _cue(text, essay=_is_essay(page, line))
    if cue is None:
        return
    at, _ = line.at(line.span[0] + cue.start(), line.span[0] + cue.end())
    speaker, attribution = line.speaker(at)
    if cue.re is _CONCLUDES and (line.tolls or (attribution is None and _concluded_by_somebody(line, at))):
        return
    if attribution is None:
        if not _quoted(line, at):
            yield line.body, len(line.tokens), at
    elif speaker.role == "expert":
        first = min(attribution.speaker[0], attribution.cue, *(a for a, _ in attribution.content))
        last = max(attribution.speaker[1], attribution.cue + 1, *(b for _, b in attribution.content))
        yield first, last, at


def _cue(text: str, *, essay: bool) -> re.Match[str] | None:
    for pattern in (_CONCLUDES, _JUDGES) if not essay else (_CONCLUDES, _JUDGES, _CALLS):
        m = pattern.search(text)
        if m is not None:
            return m
    m = _CALLS.search(text)
    return m if m is not None and _OWN.search(text[: m.start()]) else None


def _is_essay(page: Page, line: Line) -> bool:
    """Whether the sentences around credit nobody: an author argues rather than reports."""
    near = page.lines[max(0, line.index - 2) : line.index + 3]
    return len(near) >= 3 and sum(1 for other in near if not other.found) >= len(near) - 1


def _concluded_by_somebody(line: Line, i: int) -> bool:
    """Whether a person or body does the concluding ("he underscores …"), and not what happened."""
    k = i - 1
    while k > line.body and (line.low(k) in lx.ADVERBS or line.low(k).endswith("ly")):
        k -= 1
    return (
        line.low(k) in ("he", "she", "they", "who", "we")
        or line.low(k) in lx.TITLES
        or line.low(k) in _BODIES
    )


_BODIES = frozenset(lx.SPEAKER_NOUNS) - words(
    "operation report reports statement statements attack office figures"
)


def _quoted(line: Line, i: int) -> bool:
    """Whether token ``i`` stands between quotation marks: somebody's words, whoever said them."""
    opened = sum(1 for k in range(i) if line.tokens[k].text in ("“", "«"))
    closed = sum(1 for k in range(i) if line.tokens[k].text in ("”", "»"))
    plain = sum(1 for k in range(i) if line.tokens[k].text == '"')
    return opened > closed or plain % 2 == 1
