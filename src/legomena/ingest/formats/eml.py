"""E-mail messages: the body, the headers, and the documents attached."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage, MIMEPart
from email.policy import default
from pathlib import PurePath

from .._model import Input, Outcomes, Read, ReadOptions, buffered, make_document, read_whole
from ..decode import decode
from ..unreadable import Unreadable
from .html import plain_text

_DOCUMENTS = ("text", "application", "message")
_SIGNATURES = ("application/pgp-signature", "application/pkcs7-signature", "text/calendar", "text/x-vcard")


def read(source: Input, options: ReadOptions) -> Outcomes:
    """Give the message as a document, and each attached document in its turn.

    The publisher is the ``Organization``, else the domain of the sender's address.
    """
    raw = read_whole(source, options)
    message = message_from_bytes(raw, policy=default)
    if not isinstance(message, EmailMessage):  # pragma: no cover - the policy makes this class
        raise Unreadable("It is not an e-mail message; save it again.")
    attachments = [part for part in message.iter_attachments() if _is_document(part)]
    text = _body(message)
    if text.strip() or not attachments:
        yield Read(document=_document(message, text, raw, source), raw=raw)
    for number, part in enumerate(attachments, 1):
        name = PurePath((part.get_filename() or f"attachment {number}").replace("\\", "/")).name
        content = _bytes(part)
        yield Input(
            where=f"{source.where}#{name}",
            name=f"{source.name}#{name}",
            stream=buffered(content),
            head=content[:65536],
            suffix=PurePath(name).suffix.lower(),
            media_type=part.get_content_type(),
            charset=part.get_content_charset(),
        )


def _document(message: EmailMessage, text: str, raw: bytes, source: Input):  # type: ignore[no-untyped-def]
    sender = message["from"].addresses[0] if message["from"] and message["from"].addresses else None
    return make_document(
        raw,
        source.name,
        text,
        media_type="message/rfc822",
        source=_header(message, "organization") or (sender.domain if sender else None),
        url=source.url,
        title=_header(message, "subject"),
        byline=(sender.display_name or sender.addr_spec) if sender else None,
        published=_header(message, "date"),
        lang=_header(message, "content-language"),
    )


def _header(message: EmailMessage, name: str) -> str | None:
    value = message[name]
    return str(value) if value is not None else None


def _body(message: EmailMessage) -> str:
    part = message.get_body(("plain", "html"))
    if part is None:
        return ""
    text = decode(_bytes(part), part.get_content_charset())
    return plain_text(text) if part.get_content_type() == "text/html" else text


def _bytes(part: MIMEPart) -> bytes:
    content = part.get_payload(decode=True)
    if isinstance(content, bytes):
        return content
    nested = part.get_payload()  # a message within the message
    if isinstance(nested, list) and nested and isinstance(nested[0], MIMEPart):
        return nested[0].as_bytes()
    return b""


def _is_document(part: MIMEPart) -> bool:
    """Tell attached documents from pictures, signatures and invitations."""
    kind = part.get_content_type()
    return part.get_content_maintype() in _DOCUMENTS and kind not in _SIGNATURES
