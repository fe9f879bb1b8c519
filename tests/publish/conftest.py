"""A small anatomy with all that is hard to show: overlapping quotes, markup in texts, right-to-left."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from legomena import build
from legomena.publish import publish
from legomena.records import (
    Account,
    Anatomy,
    Claim,
    ContestedPoint,
    Document,
    Figure,
    Incident,
    Links,
    Membership,
    Operation,
    Origin,
    OriginLink,
    Place,
    PolicyFigure,
    Position,
    SetAside,
    Side,
    Speaker,
    TollLine,
    When,
    document_id,
    with_id,
)

EXAMPLE = Path(__file__).parents[2] / "examples" / "balochistan-2026" / "documents.jsonl"
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip

TEXTS = {
    "wire": "Police said at least 12 soldiers and five villagers were killed in Ashford on Saturday. "
    "The Hill Front said it struck the barracks.",
    "copy": "Police said at least 12 soldiers and five villagers were killed in Ashford on Saturday.",
    "hostile": "A caption read </script><script>document.title='owned'</script><img src=x onerror=alert(1)> "
    "\u2028and <!-- the army said 20 soldiers died 🕯 in all --> & “nothing” else.",
    "rtl": "قالت الشرطة إن 14 جنديا قتلوا في أشفورد يوم السبت.",
}


def make_document(name: str, **fields: object) -> Document:
    """Return a document with one of the texts."""
    text = TEXTS[name]
    base = {"source": f"The {name.title()}", "published": "2026-03-01", "lang": "en"}
    return Document(id=document_id(text.encode()), name=name, text=text, **(base | fields))  # type: ignore[arg-type]


def make_claim(document: Document, quote: str, **fields: object) -> Claim:
    """Return a claim whose quote is found in the document."""
    start = document.text.index(quote)
    span = (start, start + len(quote))
    claim = Claim(
        id="", document=document.id, quote=quote, start=span[0], end=span[1], sentence=span,
        extractor="test 1", **fields,  # type: ignore[arg-type]
    )  # fmt: skip
    return with_id(claim)


def make_figure(number: int, claims: list[Claim], said: str, **fields: object) -> Figure:
    """Return a figure that rests on claims of one speaker."""
    first = claims[0]
    base: dict[str, object] = {
        "low": first.low, "high": first.high, "qualifier": first.qualifier, "side": None, "when": first.when,
        "place": None, "series": "total", "group": first.group or "unspecified", "effect": first.effect,
    }  # fmt: skip
    return Figure(
        id=f"figure{number}", speaker=first.speaker, said=said, claims=tuple(c.id for c in claims),
        documents=tuple(c.document for c in claims), origins=1, **(base | fields),  # type: ignore[arg-type]
    )  # fmt: skip


ASHFORD = Place(
    text="Ashford", name="Ashford", country="IE", admin1="Leinster", lat=53.0, lon=-6.1, precision="town"
)
SATURDAY = When(text="Saturday", start="2026-02-28", end="2026-02-28", precision="day", rule="weekday")


def build_anatomy() -> Anatomy:
    """Return the anatomy."""
    wire = make_document("wire", url="https://example.org/wire?a=1&b=2", title="Twelve <b>killed</b>")
    copy = make_document("copy", syndicated_of="wire")
    hostile = make_document(
        "hostile", url="javascript:alert(1)", published="2026-03-02", source="<i>Hostile</i>"
    )
    rtl = make_document("rtl", lang="ar", published="2026-03-04", text_kind="digest")
    police = Speaker(name="police", role="state")
    army = Speaker(name="the army", role="security forces", via=("Agence <X>",))
    front = Speaker(name="The Hill Front", role="armed group")
    killed = {"kind": "toll", "group": "security forces", "effect": "killed", "when": SATURDAY}
    c1 = make_claim(wire, "at least 12 soldiers", speaker=police, low=12, qualifier="at least", **killed)
    c2 = make_claim(
        wire,
        "12 soldiers and five villagers were killed in Ashford",
        speaker=police, kind="toll", group="civilians", effect="killed", low=5, high=5, place=ASHFORD,
    )  # fmt: skip
    c3 = make_claim(copy, "at least 12 soldiers", speaker=police, low=12, qualifier="at least", **killed)
    c4 = make_claim(
        hostile, "the army said 20 soldiers died 🕯 in all", speaker=army, low=20, high=20, **killed
    )
    c5 = make_claim(rtl, "14 جنديا قتلوا", speaker=police, low=14, high=14, **killed)
    c6 = make_claim(
        wire, "The Hill Front said it struck the barracks", speaker=front, kind="responsibility",
        subject="Hill Front",
    )  # fmt: skip
    c7 = make_claim(hostile, "“nothing” else", kind="assessment")
    c8 = make_claim(
        wire, "in Ashford on Saturday", kind="event", event="attack", place=ASHFORD, when=SATURDAY
    )
    f1 = make_figure(1, [c1, c3], "2026-03-01")
    f2 = make_figure(2, [c4], "2026-03-02")
    f3 = make_figure(3, [c5], "2026-03-04", revises="figure1")
    f4 = make_figure(4, [c2], "2026-03-01")
    lines = (
        TollLine(
            group="security forces",
            effect="killed",
            figures=(f1, f2, f3),
            low=14,
            high=20,
            agreed=12,
            origins=3,
        ),
        TollLine(group="civilians", effect="killed", figures=(f4,), low=5, high=5, agreed=5, origins=1),
    )
    incident = Incident(
        id="incident1", title="Attack in Ashford, 28 February 2026", event="attack",
        place=ASHFORD, when=SATURDAY,
        actors=("Hill Front",), targets=("barracks",),
        claims=(Membership(claim=c8.id, reasons=("same place", "same day"), score=0.9),),
        documents=(wire.id,), operation="operation1",
    )  # fmt: skip
    operation = Operation(
        id="operation1", title="Operation Dawn", names=("Operation Dawn",), when=SATURDAY, places=(ASHFORD,),
        actors=("Hill Front",), incidents=("incident1",), claims=(), documents=(wire.id, hostile.id, rtl.id),
    )  # fmt: skip
    account = Account(
        about="operation1",
        tolls=lines,
        positions=(
            Position(
                kind="responsibility", speaker=front, subject="Hill Front", claims=(c6.id,),
                documents=(wire.id,), origins=1,
            ),
        ),
        outcomes=(),
        contested=(
            ContestedPoint(
                rule="figures-apart", title="How many soldiers died", explanation="12, 14 or 20.",
                sides=(
                    Side(speaker="police", statement="at least 12", claims=(c1.id,)),
                    Side(speaker="the army", statement="20", claims=(c4.id,)),
                ),
                weight=2.0,
            ),
        ),
        policies=(
            PolicyFigure(
                policy="range", group="security forces", effect="killed", low=14, best=None, high=20,
                used=(c4.id, c5.id), left_out=((c1.id, "revised later"),), note="Lowest to highest.",
            ),
        ),
    )  # fmt: skip
    return Anatomy(
        title="Ashford & the hills",
        documents=(wire, copy, hostile, rtl),
        claims=(c1, c2, c3, c4, c5, c6, c7, c8),
        links=Links(
            origins=(
                Origin(
                    id="origin1",
                    documents=(wire.id, copy.id),
                    links=(OriginLink(document=copy.id, copy_of=wire.id, reason="marked", score=1.0),),
                ),
                Origin(id="origin2", documents=(hostile.id,)),
                Origin(id="origin3", documents=(rtl.id,)),
            ),
            incidents=(incident,),
            operations=(operation,),
            background=(),
        ),
        accounts=(account,),
        set_aside=(SetAside(name="scan.pdf", reason="It is encrypted; remove its password."),),
        version="0.1.0",
    )


@pytest.fixture(scope="session")
def anatomy() -> Anatomy:
    """Return the anatomy with all that is hard to show."""
    return build_anatomy()


@pytest.fixture(scope="session")
def published(anatomy: Anatomy, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that the anatomy was published to."""
    return publish(anatomy, tmp_path_factory.mktemp("anatomy")).parent


@pytest.fixture(scope="session")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Anatomy:
    """Return the anatomy of the example case."""
    return build(EXAMPLE, tmp_path_factory.mktemp("built")).anatomy


@pytest.fixture(scope="session")
def dossier_pages(dossier: Anatomy, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that the example case was published to."""
    return publish(dossier, tmp_path_factory.mktemp("dossier")).parent


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Return a headless Chromium; skip with what is missing where there is none."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="needs the Python package playwright: pip install playwright"
    )
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("needs a browser: apt-get install chromium (or google-chrome on the PATH)")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=found, args=QUIET)
        yield opened
        opened.close()
