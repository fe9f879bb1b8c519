"""Text, Markdown, HTML, PDF, DOCX, EML, feeds and WARC: real files, whole and broken."""

# ruff: noqa: E501 - samples of text stand on one line
from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest

from legomena.ingest import Read
from legomena.ingest.formats.pdf import join_lines
from legomena.records import Document, SetAside, document_id

Reader = Callable[..., list[Read | SetAside]]
Page = Callable[..., bytes]
Pdf = Callable[..., bytes]
Record = Callable[..., bytes]


def only(found: list[Read | SetAside]) -> Document:
    """Return the one document that was read."""
    (item,) = found
    assert isinstance(item, Read), item
    assert item.document.id == document_id(item.raw)
    return item.document


def reason(found: list[Read | SetAside]) -> str:
    """Return the reason of the one thing that was set aside."""
    (item,) = found
    assert isinstance(item, SetAside), item
    assert item.reason.endswith(".")
    return item.reason


# plain text and Markdown


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize(
    ("top", "published"),
    [
        ("Four killed\n\nBy A. Writer\nMarch 14, 2025\n", "2025-03-14"),
        ("Published: Friday, 14 March 2025\nFour killed\n", "2025-03-14"),
        ("Four killed on March 14, 2025\n", None),
        ("14 March 2025\n15 March 2025\n", None),
        ("a\n" * 9 + "14 March 2025\n", None),
    ],
)
def test_a_line_that_is_a_date_says_when_it_was_published(
    read_bytes: Reader, name: str, top: str, published: str | None
) -> None:
    document = only(read_bytes(name, top + "\nFour people were killed, police said."))
    assert document.published == published
    assert document.text.startswith(top)
    assert published is None or document.published_basis == "inferred"


def test_plain_text_stays_as_it_is(read_bytes: Reader) -> None:
    text = "  Five killed.\n\nNote: this is no header.\n\tSix hurt."
    document = only(read_bytes("a.txt", text))
    assert (document.text, document.name, document.media_type) == (text, "a.txt", "text/plain")
    assert document.published is None


@pytest.mark.parametrize(
    "header",
    [
        "Title: Toll rises\nSource: Herald\nPublished: 31 January 2026\nURL: https://a.example/1\n\n",
        '---\ntitle: "Toll rises"\nsource: Herald\ntags: [a, b]\ndate: 2026-01-31\nurl: https://a.example/1\n---\n\n',
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_header_is_taken_out(read_bytes: Reader, header: str, name: str) -> None:
    document = only(read_bytes(name, header + "Five killed.\nSix hurt.\n"))
    assert document.text == "Five killed.\nSix hurt.\n"
    assert (document.title, document.source, document.url) == ("Toll rises", "Herald", "https://a.example/1")
    assert (document.published, document.published_basis) == ("2026-01-31", "stated")


@pytest.mark.parametrize(
    "text", ["Source: a man said\nthat five died.", "---\nFive killed.\n---\nSix.", "---\nFive"]
)
def test_what_only_looks_like_a_header_stays(read_bytes: Reader, text: str) -> None:
    assert only(read_bytes("a.txt", text)).text == text


def test_markdown_keeps_its_signs_and_gives_its_heading(read_bytes: Reader) -> None:
    text = "# Attack in the *port*\n\nFive **killed**, said [police](https://a.example).\n"
    document = only(read_bytes("a.md", text))
    assert (document.text, document.title, document.media_type) == (
        text,
        "Attack in the *port*",
        "text/markdown",
    )


# HTML


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252"])
@pytest.mark.parametrize("name", ["page.html", "page.txt", "page"])
def test_html(read_bytes: Reader, page: Page, encoding: str, name: str) -> None:
    document = only(read_bytes(name, page(encoding)))
    paragraphs = document.text.split("\n")
    assert any(line.startswith("At least five people were killed") for line in paragraphs)
    assert any("“a warning”" in line for line in paragraphs)
    assert "Copyright" not in document.text
    assert "Home" not in document.text
    assert (document.title, document.source, document.byline) == (
        "Attack in the port",
        "Coast Herald",
        "A. Writer",
    )
    assert (document.published, document.published_basis) == ("2026-01-31T18:05:00+05:00", "stated")
    assert (document.lang, document.media_type) == ("en-GB", "text/html")


def test_a_date_that_is_not_stated_is_inferred(read_bytes: Reader) -> None:
    html = "<html><body><article><p>Five people were killed in the port, police said on the day.</p></article></body></html>"
    assert only(read_bytes("a.html", html)).published is None
    dated = html.replace(
        "<body>", '<body><link rel="canonical" href="https://a.example/2026/01/31/attack-in-port">'
    )
    document = only(read_bytes("b.html", dated))
    assert (document.published, document.published_basis) in ((None, None), ("2026-01-31", "inferred"))


def test_broken_html_is_read_as_far_as_it_goes(read_bytes: Reader, page: Page) -> None:
    raw = page().replace(b"</p>", b"").replace(b"</article>", b"</div></span>")
    assert "At least five people" in only(read_bytes("a.html", raw)).text


@pytest.mark.parametrize(
    "html", ["<html></html>", "<html><body><script>f()</script></body></html>", "<!doctype html><!--"]
)
def test_html_without_text_is_set_aside(read_bytes: Reader, html: str) -> None:
    assert "text" in reason(read_bytes("a.html", html))


def test_deeply_nested_html_stops_nothing(read_bytes: Reader) -> None:
    assert len(read_bytes("a.html", "<html><body>" + "<div>" * 50_000 + "Five killed.")) == 1


# PDF

INFO = b"/Title (Toll rises) /Author (A. Writer) /CreationDate (D:20260131120000+05'00')"
LINES = [
    "The spokesman said on Saturday that twenty-two soldiers and at least thirty-",
    "one civilians were killed in the coordinated attacks on several towns of the",
    "province.",
    "A second paragraph starts here and also goes on for quite a while until it",
    "ends.",
]


@pytest.mark.parametrize("name", ["a.pdf", "a.txt", "a.csv"])
def test_pdf(read_bytes: Reader, make_pdf: Pdf, name: str) -> None:
    document = only(read_bytes(name, make_pdf([LINES, ["Page two."]], INFO)))
    assert document.text == (
        "The spokesman said on Saturday that twenty-two soldiers and at least thirty-one civilians were killed in "
        "the coordinated attacks on several towns of the province.\n"
        "A second paragraph starts here and also goes on for quite a while until it ends.\nPage two."
    )
    assert (document.title, document.byline, document.media_type) == (
        "Toll rises",
        "A. Writer",
        "application/pdf",
    )
    assert (document.published, document.published_basis) == ("2026-01-31T12:00:00+05:00", "inferred")


def test_pdf_that_cannot_be_read(read_bytes: Reader, make_pdf: Pdf) -> None:
    raw = make_pdf([LINES])
    assert "cut short" in reason(read_bytes("cut.pdf", raw[:-200]))
    assert "text layer" in reason(read_bytes("scan.pdf", make_pdf([[], []])))
    assert "encrypted" in reason(read_bytes("locked.pdf", make_pdf([LINES], b"/Locked true")))
    assert "damaged" in reason(read_bytes("bad.pdf", b"%PDF-1.4\n" + b"\0" * 200 + b"%%EOF"))
    assert "limit" in reason(read_bytes("large.pdf", raw, max_bytes=500))


def test_short_lines_of_a_page_stay_apart() -> None:
    assert join_lines("Killed: 5\nInjured: 6\n\nMissing: 7") == "Killed: 5\nInjured: 6\nMissing: 7"
    assert join_lines("") == ""


# DOCX


def word(tmp_path: Path) -> bytes:
    """Return a DOCX with a heading, a paragraph, a table and core properties."""
    document = docx.Document()
    document.core_properties.title = "Toll rises"
    document.core_properties.author = "A. Writer"
    document.core_properties.language = "en-GB"
    document.core_properties.modified = datetime(2026, 2, 1, 9, 30)
    document.add_heading("Attack in the port", 1)
    paragraph = document.add_paragraph("At least ")
    paragraph.add_run("five").bold = True
    paragraph.add_run(" people were killed.")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ["Killed", "5", "Injured", "11"], strict=True):
        cell.text = text
    document.add_paragraph("Police said so.")
    document.save(str(tmp_path / "word.docx"))
    return (tmp_path / "word.docx").read_bytes()


def repack(raw: bytes, **parts: bytes) -> bytes:
    """Return the DOCX with parts added or replaced (``word_document`` is ``word/document.xml``)."""
    named = {name.replace("_", "/") + ".xml": content for name, content in parts.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            if member not in named:
                new.writestr(member, old.read(member))
        for name, content in named.items():
            new.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize("name", ["a.docx", "a.txt", "a"])
def test_docx(read_bytes: Reader, tmp_path: Path, name: str) -> None:
    document = only(read_bytes(name, word(tmp_path)))
    assert document.text == (
        "Attack in the port\nAt least five people were killed.\nKilled\t5\nInjured\t11\nPolice said so."
    )
    assert (document.title, document.byline, document.lang) == ("Toll rises", "A. Writer", "en-GB")
    assert document.published is not None
    assert (document.published[:16], document.published_basis) == ("2026-02-01T09:30", "inferred")


def test_docx_reads_insertions_and_text_boxes_and_leaves_deletions(
    read_bytes: Reader, tmp_path: Path
) -> None:
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = (
        "<w:p><w:r><w:t>Five </w:t></w:r><w:ins><w:r><w:t>soldiers</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>men</w:delText></w:r></w:del><w:r><w:t xml:space='preserve'> killed</w:t></w:r>"
        "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>In a control.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    xml = f"<w:document {w}><w:body>{body}</w:body></w:document>".encode()
    document = only(read_bytes("a.docx", repack(word(tmp_path), word_document=xml)))
    assert document.text == "Five soldiers killed\nIn a box.\nIn a control."


def test_zip_bombs_are_refused_before_they_are_parsed(read_bytes: Reader, tmp_path: Path) -> None:
    raw = word(tmp_path)
    assert "unpacks" in reason(read_bytes("a.docx", repack(raw, word_bomb=b" " * 40_000_000)))
    assert "unpacks" in reason(
        read_bytes("b.docx", repack(raw, word_bomb=b" " * 3_000_000), max_bytes=100_000)
    )
    bombs = {f"word_bomb{number}": bytes(900_000) for number in range(8)}
    assert "unpacks" in reason(read_bytes("c.docx", repack(raw, **bombs), max_bytes=1_500_000))


def test_a_zip_that_lies_about_its_size_is_refused(read_bytes: Reader, tmp_path: Path) -> None:
    raw = repack(word(tmp_path), word_bomb=b" " * 4_000_000)
    lying = raw.replace((4_000_000).to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    assert lying != raw
    assert "damaged" in reason(read_bytes("a.docx", lying))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_bombs_are_refused(read_bytes: Reader, tmp_path: Path, encoding: str) -> None:
    xml = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'.encode(
        encoding
    )
    assert "entities" in reason(read_bytes("a.docx", repack(word(tmp_path), word_document=xml)))


def test_docx_that_cannot_be_read(read_bytes: Reader, tmp_path: Path) -> None:
    raw = word(tmp_path)
    assert "damaged" in reason(read_bytes("cut.docx", raw[:-500]))
    assert "damaged" in reason(read_bytes("xml.docx", repack(raw, word_document=b"<w:docu")))
    assert "Office" in reason(read_bytes("old.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)))
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("a.txt", "Five killed.")
    assert "unpack" in reason(read_bytes("a.zip", other.getvalue()))
    assert "unpack" in reason(read_bytes("a.docx", other.getvalue()))


# e-mail


def message(**more: str) -> EmailMessage:
    """Return a message with a sender, a date and a subject."""
    mail = EmailMessage()
    mail["From"] = "Press Office <press@movement.example>"
    mail["Date"] = "Sat, 31 Jan 2026 21:15:00 +0500"
    mail["Subject"] = "Statement on the café"
    mail["Message-ID"] = "<1@movement.example>"
    for name, value in more.items():
        mail[name] = value
    return mail


@pytest.mark.parametrize("name", ["a.eml", "a.txt", "a"])
def test_mail(read_bytes: Reader, name: str) -> None:
    mail = message()
    mail.set_content("We took part in the attack – “all of us”.\nFive were killed.\n")
    document = only(read_bytes(name, bytes(mail)))
    assert document.text.strip() == "We took part in the attack – “all of us”.\nFive were killed."
    assert (document.title, document.byline) == ("Statement on the café", "Press Office")
    assert document.source == "movement.example"
    assert (document.published, document.published_basis) == ("2026-01-31T21:15:00+05:00", "stated")


def test_mail_with_html_and_attachments(read_bytes: Reader, make_pdf: Pdf, tmp_path: Path) -> None:
    mail = message(Organization="The Movement")
    mail.set_content(
        "<p>Five were <b>killed</b>.</p><p>Six were hurt.</p><style>p {}</style>", subtype="html"
    )
    mail.add_attachment(make_pdf([LINES]), maintype="application", subtype="pdf", filename="../report.pdf")
    mail.add_attachment(b"\x89PNG" + bytes(20), maintype="image", subtype="png", filename="logo.png")
    inner = message()
    inner.set_content("The message within.")
    mail.add_attachment(inner)
    first, second, third = read_bytes("a.eml", bytes(mail))
    assert isinstance(first, Read)
    assert (first.document.text, first.document.source) == (
        "Five were killed.\nSix were hurt.",
        "The Movement",
    )
    assert isinstance(second, Read)
    assert (second.document.name, second.document.media_type) == ("a.eml#report.pdf", "application/pdf")
    assert isinstance(third, Read)
    assert third.document.text.strip() == "The message within."


def test_messages_within_messages_end_somewhere(read_bytes: Reader) -> None:
    mail = message()
    mail.set_content("The innermost message.")
    for _ in range(8):
        outer = message()
        outer.set_content("A message around it.")
        outer.add_attachment(mail)
        mail = outer
    found = read_bytes("a.eml", bytes(mail))
    assert isinstance(found[-1], SetAside)
    assert "deep" in found[-1].reason


# feeds

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Coast Herald</title><link>https://a.example/</link><language>en-gb</language>
<item><title>Toll &amp; blame</title><link>https://a.example/1</link><author>A. Writer</author>
<pubDate>Sat, 31 Jan 2026 21:15:00 +0500</pubDate>
<description>&lt;p&gt;Five people were killed.&lt;/p&gt;&lt;p&gt;Six were hurt &amp;amp; taken away.&lt;/p&gt;</description></item>
<item><title>Only a link</title><link>https://a.example/2</link></item>
</channel></rss>"""
ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Coast Herald</title><id>urn:x</id>
<entry><title>Toll rises</title><id>urn:1</id><link href="https://a.example/1"/><updated>2026-01-31T22:00:00+05:00</updated>
<author><name>A. Writer</name></author><summary>Short.</summary>
<content type="html">&lt;p&gt;Five people were killed in it.&lt;/p&gt;</content></entry></feed>"""


@pytest.mark.parametrize("name", ["a.rss", "a.xml", "a.txt"])
def test_rss(read_bytes: Reader, name: str, tmp_path: Path) -> None:
    first, second = read_bytes(name, RSS)
    document = only([first])
    assert document.text == "Five people were killed.\nSix were hurt & taken away."
    assert (document.title, document.source, document.byline) == ("Toll & blame", "Coast Herald", "A. Writer")
    assert (document.url, document.name, document.lang) == (
        "https://a.example/1",
        "https://a.example/1",
        "en-GB",
    )
    assert (document.published, document.published_basis) == ("2026-01-31T21:15:00+05:00", "stated")
    assert isinstance(first, Read)
    assert first.raw.startswith(b"<item>")
    assert first.raw in RSS.encode()
    assert "only a link" in reason([second])
    assert isinstance(second, SetAside)
    assert second.name == f"{tmp_path / name}#2"


def test_atom(read_bytes: Reader) -> None:
    document = only(read_bytes("a.atom", ATOM))
    assert document.text == "Five people were killed in it."
    assert (document.byline, document.media_type) == ("A. Writer", "application/atom+xml")
    assert (document.published, document.published_basis) == ("2026-01-31T22:00:00+05:00", "inferred")


def test_feeds_that_cannot_be_read(read_bytes: Reader) -> None:
    bomb = RSS.replace("<rss", '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss', 1)
    assert "entities" in reason(read_bytes("a.rss", bomb))
    assert "entities" in reason(read_bytes("a.xml", bomb))
    assert "neither a feed" in reason(read_bytes("map.xml", '<?xml version="1.0"?><kml><name>x</name></kml>'))
    assert "no entries" in reason(
        read_bytes("b.rss", '<rss version="2.0"><channel><title>x</title></channel></rss>')
    )
    cut = read_bytes("c.rss", RSS[: RSS.index("Only a link")])
    assert isinstance(cut[0], Read)
    assert isinstance(cut[-1], SetAside)


# WARC


def test_warc(read_bytes: Reader, page: Page, make_record: Record) -> None:
    gzipped = gzip.compress(page())
    records = [
        make_record("https://a.example/1", page()),
        make_record("https://a.example/2", gzipped, "Content-Type: text/html\r\nContent-Encoding: gzip"),
        make_record(
            "https://a.example/3",
            b"%x\r\n%s\r\n0\r\n\r\n" % (len(page()), page()),
            "Content-Type: text/html\r\nTransfer-Encoding: chunked",
        ),
        make_record(
            "https://a.example/4", page("windows-1252"), "Content-Type: text/html; charset=windows-1252"
        ),
        make_record("https://a.example/p.png", b"\x89PNG", "Content-Type: image/png"),
        make_record("https://a.example/gone", page(), status="404 Not Found"),
    ]
    for name, content in (
        ("a.warc", b"".join(records)),
        ("a.warc.gz", b"".join(map(gzip.compress, records))),
        ("b.warc.gz", gzip.compress(b"".join(records))),
        ("a.bin", b"".join(records)),
    ):
        found = read_bytes(name, content)
        urls = [only([item]).url for item in found]
        assert urls == [f"https://a.example/{number}" for number in (1, 2, 3, 4)]
        for item in found:
            assert "“a warning”" in only([item]).text
            assert only([item]).published == "2026-01-31T18:05:00+05:00"
        assert isinstance(found[1], Read)
        assert found[1].raw == page()


def test_a_cut_archive_gives_what_is_whole(read_bytes: Reader, page: Page, make_record: Record) -> None:
    first, second = (make_record(f"https://a.example/{number}", page()) for number in (1, 2))
    packed = gzip.compress(first) + gzip.compress(second)
    cuts = {
        "body.warc": (first + second)[:-100],
        "header.warc": (first + second)[: len(first) + 100],
        "version.warc": (first + second)[: len(first) + 5],
        "http.warc": (first + second)[: len(first) + 330],
        "end.warc.gz": packed[:-30],
        "member.warc.gz": packed[: len(gzip.compress(first)) + 15],
    }
    for name, content in cuts.items():
        found = read_bytes(name, content)
        assert isinstance(found[0], Read), name
        assert all(isinstance(item, SetAside) for item in found[1:]), name
        assert isinstance(found[-1], SetAside), name
        assert "cut short" in found[-1].reason or "damaged" in found[-1].reason, name


def test_archives_that_cannot_be_read(read_bytes: Reader, page: Page, make_record: Record) -> None:
    reason(read_bytes("a.warc", b"WARC/1.0\r\ngarbage\0\xff" * 30))
    assert "no HTML page" in reason(
        read_bytes("b.warc", make_record("https://a.example/p", b"\x89PNG", "Content-Type: image/png"))
    )
    bomb = make_record(
        "https://a.example/1",
        gzip.compress(b" " * 3_000_000),
        "Content-Type: text/html\r\nContent-Encoding: gzip",
    )
    found = read_bytes("c.warc", bomb + make_record("https://a.example/2", page()), max_bytes=1_000_000)
    assert [type(item) for item in found] == [SetAside, Read]
    broken = make_record(
        "https://a.example/1", b"\x1f\x8bxxxx", "Content-Type: text/html\r\nContent-Encoding: gzip"
    )
    assert "damaged" in reason(read_bytes("d.warc", broken))


def test_gzip_around_other_formats(read_bytes: Reader, page: Page) -> None:
    assert "At least five" in only(read_bytes("a.html.gz", gzip.compress(page()))).text
    assert only(read_bytes("a.txt.gz", gzip.compress(b"Five killed."))).text == "Five killed."
    lines = gzip.compress(b'{"text": "Five killed."}\n' * 40_000)
    cut = read_bytes("a.jsonl.gz", lines[:-20])
    assert isinstance(cut[0], Read)
    assert isinstance(cut[-1], SetAside)
    assert "cut short" in cut[-1].reason
    assert "before was read" in cut[-1].reason
    assert "before was read" not in reason(read_bytes("c.txt.gz", gzip.compress(b"Five killed.")[:-9]))
    assert "more than once" in reason(read_bytes("a.gz", gzip.compress(gzip.compress(b"Five killed."))))
    assert "limit" in reason(read_bytes("bomb.txt.gz", gzip.compress(b"a" * 3_000_000), max_bytes=1_000_000))
    assert "cut short" in reason(read_bytes("b.gz", b"\x1f\x8b\x08\0"))
