"""HTML: the main text of a page, without menus and advertisements, and what it says of its publication."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Literal

from legomena.records import Document

from .._model import Input, ReadOptions, make_document
from ..decode import byte_order, clean, decode, known_charset
from ..published import parse_published
from ..unreadable import Unreadable

_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.I
)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "article.published",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dc.date",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "date",
)
"""Names of ``meta`` elements that state when a page was published, the plainest first."""
_BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "br",
            "caption",
            "dd",
            "div",
            "dl",
            "dt",
            "figcaption",
        ),
        *(
            "footer",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "li",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
        ),
        *("section", "table", "tr", "ul"),
    )
)
_NOT_TEXT = frozenset(("script", "style", "template", "noscript", "head", "title"))


def read(raw: bytes, source: Input, options: ReadOptions) -> Document:  # noqa: ARG001 - one shape for all
    """Return the page's main text, its paragraphs parted by line ends, and its metadata."""
    return document_from_page(page_text(raw, source.charset), raw, source.name, source.url)


def page_text(raw: bytes, charset: str | None) -> str:
    """Return the HTML of a page as text; ``charset`` is what the server states."""
    return decode(raw, _declared(raw, charset))


def document_from_page(page: str, raw: bytes, name: str, url: str | None) -> Document:
    """Return the document of the HTML ``page``."""
    import trafilatura
    from lxml import etree
    from lxml import html as lxml_html

    page = _XML_DECLARATION.sub("", page.replace("\0", ""), count=1)
    try:
        tree = lxml_html.fromstring(page)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        raise Unreadable("It is not HTML that can be parsed; save the page again, as text or PDF.") from None
    found = trafilatura.bare_extraction(
        page, url=url, include_comments=False, with_metadata=True, output_format="python"
    )
    text: str = getattr(found, "text", None) or trafilatura.baseline(page)[1]
    if not text or not text.strip():
        raise Unreadable(
            "No main text was found in the page (it may be made by a script, or stand behind a log-in); "
            "save it from a browser as text or PDF."
        )
    published = stated_date(tree)
    inferred = getattr(found, "date", None)
    basis: Literal["stated", "inferred"] = "stated" if published else "inferred"
    return make_document(
        raw,
        name,
        text,
        media_type="text/html",
        source=getattr(found, "sitename", None),
        url=url or getattr(found, "url", None),
        title=getattr(found, "title", None),
        byline=stated_author(tree) or getattr(found, "author", None),
        published=published or inferred,
        published_basis=basis,
        lang=_language(tree),
    )


def _declared(raw: bytes, outer: str | None) -> str | None:
    """Return the charset that the server states, else the page itself."""
    if known_charset(outer) or byte_order(raw)[0]:
        return outer
    match = _CHARSET.search(raw[:4096])
    name = match[1].decode("ascii") if match else None
    # A page whose declaration can be read as ASCII is not in UTF-16, whatever it says.
    return "utf-8" if name and name.casefold().startswith("utf-16") else name


def stated_date(tree: Any) -> str | None:
    """Return the publication date as the page's metadata states it, or null."""
    candidates: list[tuple[int, str]] = [(0, node["datePublished"]) for node in _articles(tree)]
    for meta in tree.iter("meta"):
        key = (meta.get("property") or meta.get("itemprop") or meta.get("name") or "").casefold()
        if key in _PUBLISHED and meta.get("content"):
            candidates.append((1 + _PUBLISHED.index(key), meta.get("content")))
    for time in tree.iter("time"):
        if time.get("datetime") and (
            time.get("pubdate") is not None or "datepublished" in (time.get("itemprop") or "").casefold()
        ):
            candidates.append((100, time.get("datetime")))
    dates = [
        date for _, value in sorted(candidates, key=lambda pair: pair[0]) if (date := parse_published(value))
    ]
    # Of equally plain statements of one day, the one with the time says more.
    return (
        next((date for date in dates if date[:10] == dates[0][:10] and len(date) > 10), dates[0])
        if dates
        else None
    )


def stated_author(tree: Any) -> str | None:
    """Return the byline as the page's metadata states it, or null."""
    for node in _articles(tree):
        authors = node.get("author")
        names = [
            author.get("name") if isinstance(author, dict) else author
            for author in (authors if isinstance(authors, list) else [authors])
        ]
        stated = [name for name in names if isinstance(name, str) and name.strip()]
        if stated:
            return ", ".join(stated)
    for meta in tree.iter("meta"):
        content: str | None = meta.get("content")
        # Some pages give the address of the author's page.
        if (meta.get("name") or "").casefold() == "author" and content and "://" not in content:
            return content
    return None


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of the page's JSON-LD that tell of a publication."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            pending: list[Any] = [json.loads(script.text_content(), strict=False)]
        except (ValueError, RecursionError):
            continue
        while pending:
            node = pending.pop(0)
            if isinstance(node, list):
                pending.extend(node)
            elif isinstance(node, dict):
                if isinstance(node.get("datePublished"), str):
                    yield node
                pending.extend(node.get(key) for key in ("@graph", "mainEntity") if node.get(key))


def _language(tree: Any) -> str | None:
    for element in tree.iter("html"):
        lang: str | None = element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang")
        if lang:
            return lang
    for meta in tree.iter("meta"):
        key = (meta.get("http-equiv") or meta.get("property") or meta.get("name") or "").casefold()
        if key in ("content-language", "og:locale", "language", "dc.language", "dcterms.language"):
            content: str | None = meta.get("content")
            return content
    return None


def plain_text(fragment: str) -> str:
    """Return the text of a piece of HTML, all of it, with a line end where a block begins or ends."""
    from lxml import etree
    from lxml import html as lxml_html

    fragment = clean(fragment)
    if not fragment.strip():
        return ""
    root = lxml_html.fragment_fromstring(_XML_DECLARATION.sub("", fragment, count=1), create_parent="div")
    parts: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        if event == "start" and node.tag in _NOT_TEXT:
            walk.skip_subtree()
        elif event == "start":
            parts.append("\n" if node.tag in _BLOCKS else "")
            parts.append(_SPACE.sub(" ", node.text or ""))
        else:
            parts.append("\n" if node.tag in _BLOCKS else "")
            parts.append(_SPACE.sub(" ", node.tail or ""))
    lines = (_SPACE.sub(" ", line).strip() for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)
