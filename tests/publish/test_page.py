"""The folder that is published."""

from __future__ import annotations

import json
import re
from pathlib import Path

import msgspec
import pytest
from lxml import html

from legomena.publish import publish
from legomena.publish.reader import safe_json
from legomena.records import Anatomy, Links, Withheld

NOTHING = Anatomy(
    title="Nothing yet",
    documents=(),
    claims=(),
    links=Links(origins=(), incidents=(), operations=(), background=()),
    accounts=(),
)

SCRIPTS = {"data.js", "anatomy.js", "explore.js"}


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_same_anatomy_gives_the_same_bytes(anatomy: Anatomy, published: Path, tmp_path: Path) -> None:
    again = publish(anatomy, tmp_path).parent
    assert files(again) == files(published)
    assert publish(anatomy, tmp_path).name == "index.html"
    assert files(again) == files(published)


def test_pages_of_documents_that_are_gone_are_removed(anatomy: Anatomy, tmp_path: Path) -> None:
    publish(anatomy, tmp_path)
    (tmp_path / "kept.txt").write_text("mine")
    publish(NOTHING, tmp_path)
    assert not list((tmp_path / "documents").iterdir())
    assert (tmp_path / "kept.txt").exists()


def test_every_quote_is_reachable_without_a_script(anatomy: Anatomy, published: Path) -> None:
    page = html.parse(str(published / "index.html"))
    links = page.xpath("//a[@data-claims]")
    assert links
    claims = {claim.id: claim for claim in anatomy.claims}
    for link in links:
        name, _, anchor = link.get("href").partition("#")
        target = html.fromstring((published / name).read_text("utf-8"))
        (span,) = target.xpath(f"//span[@id='{anchor}']")
        claim = claims[anchor.removeprefix("c-")]
        assert anchor.removeprefix("c-") == link.get("data-claims").split()[0]
        assert claim.quote.startswith(span.text_content()) or span.text_content() in claim.quote
    cited = {one for link in links for one in link.get("data-claims").split()}
    assert cited >= {claim.id for claim in anatomy.claims if claim.kind == "toll"}


def test_each_document_stands_whole_on_its_page(anatomy: Anatomy, published: Path) -> None:
    pages = {path.read_text("utf-8") for path in (published / "documents").iterdir()}
    texts = {html.fromstring(page).get_element_by_id("text").text_content() for page in pages}
    assert texts == {document.text for document in anatomy.documents}


def test_markup_in_texts_is_inert(published: Path) -> None:
    for path in published.rglob("*.html"):
        raw = path.read_text("utf-8")
        page = html.fromstring(raw)
        scripts = page.xpath("//script[not(@type='application/ld+json')]")
        assert {script.get("src") for script in scripts} <= SCRIPTS
        assert not page.xpath("//img")
        assert not [link for link in page.xpath("//a/@href") if link.startswith("javascript:")]
        assert not page.xpath("//*[@style] | //style")
        assert "<i>Hostile</i>" not in raw
    data = (published / "data.js").read_text("utf-8")
    assert "<" not in data
    assert "\u2028" not in data


def test_nothing_is_loaded_from_outside(published: Path) -> None:
    for path in published.rglob("*.html"):
        page = html.fromstring(path.read_text("utf-8"))
        loaded = page.xpath("//*/@src | //link/@href")
        assert not [address for address in loaded if ":" in address or address.startswith("//")]
        (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
    assert "@import" not in (published / "anatomy.css").read_text("utf-8")
    assert "url(" not in (published / "anatomy.css").read_text("utf-8")


def test_the_script_data_is_json(anatomy: Anatomy, published: Path) -> None:
    text = (published / "data.js").read_text("utf-8")
    data = json.loads(text.removeprefix("window.LEGOMENA = ").removesuffix(";\n"))
    assert {row[0] for row in data["claims"]} == {claim.id for claim in anatomy.claims}
    joined = {"".join(p if isinstance(p, str) else p[0] for p in d["text"]) for d in data["documents"]}
    assert joined == {document.text for document in anatomy.documents}
    assert json.loads(safe_json("</script><!--\u2028&")) == "</script><!--\u2028&"


def test_digests_are_marked(published: Path) -> None:
    assert "1 of the 4 texts here is a digest" in (published / "index.html").read_text("utf-8")


def test_ids_are_unique(published: Path) -> None:
    for path in published.rglob("*.html"):
        ids = html.parse(str(path)).xpath("//@id")
        assert len(ids) == len(set(ids)), path.name


def test_links_within_the_page_lead_somewhere(published: Path) -> None:
    page = html.parse(str(published / "index.html"))
    ids = set(page.xpath("//@id"))
    for address in page.xpath("//a/@href"):
        if address.startswith("#"):
            assert address[1:] in ids
        elif not address.startswith("http"):
            assert (published / address.partition("#")[0]).is_file()


def test_copies_count_once(published: Path) -> None:
    text = (published / "index.html").read_text("utf-8")
    assert "4 documents, 3 independent voices" in text


def test_an_empty_anatomy_says_so(tmp_path: Path) -> None:
    page = html.parse(str(publish(NOTHING, tmp_path)))
    assert not page.xpath("//svg[@class='chart' or @class='map']")
    assert "That is not the same as none" in page.getroot().text_content()


def test_parts_that_are_missing_are_left_out(anatomy: Anatomy, tmp_path: Path) -> None:
    bare = msgspec.structs.replace(anatomy, accounts=(), links=NOTHING.links)
    assert publish(bare, tmp_path).is_file()
    lost = msgspec.structs.replace(anatomy, claims=())
    assert publish(lost, tmp_path).is_file()


@pytest.mark.parametrize("name", ["../../evil", "/etc/x", "a b", "ä"])
def test_ids_cannot_leave_the_folder(anatomy: Anatomy, tmp_path: Path, name: str) -> None:
    document = msgspec.structs.replace(anatomy.documents[0], id=name)
    out = tmp_path / "out"
    publish(msgspec.structs.replace(NOTHING, documents=(document,)), out)
    (page,) = (out / "documents").iterdir()
    assert re.fullmatch(r"[0-9a-f]+\.html", page.name)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out"]


def test_a_large_case_is_published_in_time_and_stays_small(anatomy: Anatomy, tmp_path: Path) -> None:
    documents, claims = [], []
    for number in range(80):
        text = f"Report {number}. " + "The army said 20 soldiers died in the hills. " * 40
        document = msgspec.structs.replace(anatomy.documents[0], id=f"{number:064x}", text=text)
        documents.append(document)
        for part in range(7):
            start = text.index("The army") + 45 * part
            claims.append(
                msgspec.structs.replace(
                    anatomy.claims[0], id=f"{number:012x}{part:012x}", document=document.id,
                    quote=text[start : start + 44], start=start, end=start + 44,
                )
            )  # fmt: skip
    big = msgspec.structs.replace(anatomy, documents=tuple(documents), claims=tuple(claims))
    out = publish(big, tmp_path).parent
    assert sum(len(content) for name, content in files(out).items() if "/" not in name) < 3_000_000


def test_what_was_withheld_is_told_by_kind_and_number(anatomy: Anatomy, tmp_path: Path) -> None:
    assert 'id="withheld"' not in publish(anatomy, tmp_path).read_text("utf-8")
    kept_back = Withheld(kind="names of private persons", number=1200, reason="They could be <found>.")
    redacted = msgspec.structs.replace(anatomy, profile="public", withheld=(kept_back,))
    page = html.parse(str(publish(redacted, tmp_path)))
    (section,) = page.xpath("//section[@id='withheld']")
    assert "public edition" in section.text_content()
    (row,) = section.xpath(".//tbody/tr")
    assert [cell.text_content() for cell in row] == [
        "1,200", "Names of private persons", "They could be <found>."
    ]  # fmt: skip
