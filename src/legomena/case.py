"""A case, from reports to a published anatomy: the Python face, which the commands mirror."""

from __future__ import annotations

import errno
import glob
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from html import escape
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

import msgspec

from legomena import __version__
from legomena._extraction import extract_all, extractor_name, not_extracted
from legomena._kept import Kept
from legomena.casefile import (
    CasefileError,
    Counts,
    RefusedClaimsError,
    Verification,
    apply_rulings,
    open_case,
)
from legomena.extract import find_persons, find_victims
from legomena.frames import Rows, html_table, shown, to_geopandas, to_pandas, to_polars
from legomena.ingest import Read, ReadOptions, read
from legomena.link import Linking, why
from legomena.publish import publish
from legomena.publish.exports import export, table_rows
from legomena.publish.profiles import apply_profile
from legomena.reconcile import ESTIMATE, Reconciling, reconcile
from legomena.records import (
    Account,
    Anatomy,
    Claim,
    Document,
    Incident,
    Links,
    NamedPerson,
    Operation,
    PolicyFigure,
    Record,
    Ruling,
    RulingKind,
    SetAside,
)
from legomena.records.collection import no_collection

if TYPE_CHECKING:
    import geopandas
    import pandas
    import polars

Report = Callable[[str, int, int | None], None]
"""Told how far long work is: the stage, how much is done, and how much there is (null where not known)."""

_PORTION = 64
_PORTION_BYTES = 32 * 1024 * 1024

T = TypeVar("T")


class AddSummary(Record, frozen=True, kw_only=True):
    """What became of the inputs that were to be added."""

    added: int
    """Documents that are new to the case."""
    already: int
    """Documents that were in it before."""
    set_aside: tuple[SetAside, ...]
    """Inputs that could not be read, each with the reason."""


class ExtractSummary(Record, frozen=True, kw_only=True):
    """What was found in the documents that had not been read yet."""

    claims: int
    """New claims."""
    set_aside: tuple[SetAside, ...]
    """Documents that the extractor failed on. They are in the case, and are tried again the next time."""


class BuildSummary(Record, frozen=True, kw_only=True):
    """What ``build`` made."""

    added: AddSummary
    extracted: ExtractSummary
    anatomy: Anatomy
    page: Path | None
    """The page to open; null where no document could be read, and nothing was published."""


class Case:
    """One case on disk: documents, claims and rulings, and all that is derived from them.

    ``path`` is its casefile; with ``create``, it is made where there is none; with ``read_only``, nothing
    can be added. A case is a context manager, and is closed at the end of its block.

    Raises :class:`legomena.casefile.CasefileError`, here and in every method, where the casefile cannot be
    read or written, was made by a newer version, or is no casefile.
    """

    def __init__(self, path: str | Path, *, create: bool = False, read_only: bool = False) -> None:
        self.path = Path(path)
        self._ledger = open_case(self.path, create=create, read_only=read_only)
        self._kept = Kept(self._ledger)
        self._linking = Linking()
        self._derived: tuple[str, Anatomy] | None = None
        self._persons: dict[str, tuple[NamedPerson, ...]] = {}
        self._reconciling = Reconciling()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the casefile. Closing twice is harmless."""
        self._ledger.close()

    def add(
        self, sources: str | Path | Iterable[str | Path], *, report: Report | None = None, **options: Any
    ) -> AddSummary:
        """Read ``sources`` and add their documents; return what became of them.

        ``sources`` are files, folders, globs, URLs, feeds, or ``-`` for standard input; ``options`` are the
        fields of :class:`legomena.ingest.ReadOptions`. An input that cannot be read is set aside with its
        reason, in the summary and in the case, and the rest goes on. What is in the case already is not added
        again. Everything counted in the summary is on disk when this returns.

        Raises ``FileNotFoundError``, before anything is read, for a path or glob that stands for nothing.
        """
        added = already = 0
        set_aside: list[SetAside] = []
        for portion in _portions(read(sources_of(sources), ReadOptions(**options))):
            with self._ledger.batch():
                for item in portion:
                    if isinstance(item, SetAside):
                        self._ledger.set_aside(item)
                        set_aside.append(item)
                    elif self._ledger.add_document(item.document, item.raw):
                        added += 1
                    else:
                        already += 1
            if report:
                report("Reading", added + already + len(set_aside), None)
        return AddSummary(added=added, already=already, set_aside=tuple(set_aside))

    def extract(
        self, *, workers: int = 1, extractor: str | None = None, report: Report | None = None
    ) -> ExtractSummary:
        """Extract claims from the documents that this version of the extractor has not read yet.

        ``extractor`` is one of `legomena.extract.EXTRACTORS`, by default the best that is installed. Another
        one, another version, or another user gazetteer, is another extractor: it reads every document
        again, and its claims count from then on. ``workers`` is the number of processes to use for many
        documents; a script that asks for more than one must guard its own start with
        ``if __name__ == "__main__"``.
        """
        reader = extractor_name(extractor)
        unread = self._ledger.unread(reader)
        documents = map(self._ledger.document, unread)
        new = done = 0
        set_aside: list[SetAside] = []
        found = extract_all(documents, workers, extractor)
        while portion := list(islice(found, _PORTION)):
            with self._ledger.batch():
                for item in portion:
                    if not isinstance(item, SetAside):
                        document, claims = item
                        try:
                            new += self._ledger.add_extraction(document.id, reader, claims)
                            continue
                        except RefusedClaimsError as error:
                            item = not_extracted(document, error)
                    self._ledger.set_aside(item)
                    set_aside.append(item)
            done += len(portion)
            if report:
                report("Extracting", done, len(unread))
        return ExtractSummary(claims=new, set_aside=tuple(set_aside))

    def anatomy(self, profile: str = "internal") -> Anatomy:
        """Derive all that is published: claims as ruled, incidents, operations and accounts.

        ``profile`` says what is withheld: ``internal`` nothing, ``partner`` contact details, addresses and
        places of homes, ``public`` names of private persons too; see
        :func:`legomena.publish.profiles.apply_profile`. The same case always gives the same anatomy, in
        whatever order its documents were added: here they are in the order of their names. It is kept until
        the case changes.
        """
        head = self._ledger.head()
        if self._derived is None or self._derived[0] != head:
            with no_collection():
                self._derived = (head, self._derive())
        anatomy = self._derived[1]
        persons = self.persons() if profile == "public" else ()
        return apply_profile(anatomy, profile, persons, self._ledger.rulings())

    def persons(self) -> tuple[NamedPerson, ...]:
        """The persons that the documents name, each with what shows a public role, or that nothing does."""
        claims: dict[str, list[Claim]] = {}
        for claim in self.claims():
            claims.setdefault(claim.document, []).append(claim)
        out: list[NamedPerson] = []
        for document in self._ledger.documents():
            if document.id not in self._persons:
                self._persons[document.id] = tuple(find_persons(document))
            known = self._persons[document.id]
            out += [*known, *find_victims(document, claims.get(document.id, ()), known)]
        return tuple(out)

    def redact(self, names: str | Iterable[str], *, by: str, why: str, disclose: bool = False) -> bool:
        """Rule that persons of these names are withheld from the public, or, with ``disclose``, that they are
        not; return whether that is new.

        The ruling is kept in the case with who, when and why, and overrules what the documents show and what
        was ruled before.
        """
        kind: RulingKind = "disclose" if disclose else "redact"
        several = (names,) if isinstance(names, str) else tuple(names)
        at = datetime.now().astimezone().isoformat(timespec="seconds")
        return self._ledger.add_ruling(Ruling(kind=kind, targets=several, by=by, at=at, why=why))

    def _derive(self) -> Anatomy:
        rulings = self._ledger.rulings()
        documents, claims = self._kept.read_on(rulings)
        links = self._linking.link(documents, claims, rulings)
        return Anatomy(
            title=_title(links, documents),
            documents=documents,
            claims=claims,
            links=links,
            accounts=self._reconciling.reconcile(documents, claims, links),
            set_aside=self.set_asides(),
            version=__version__,
        )

    def publish(
        self,
        out: str | Path,
        format: str = "html",  # noqa: A002 - the word of the command line
        *,
        single_file: bool = False,
        profile: str = "public",
    ) -> Path:
        """Write the anatomy into the folder ``out`` and return the file to open.

        ``format`` is ``html`` (pages that open from disk; with ``single_file``, all in one file), ``pdf``,
        ``markdown`` or ``docx``; see :func:`legomena.publish.publish`. ``profile`` says what is withheld, see
        :meth:`anatomy`; what is written says what was, by kind and number.
        """
        return publish(self.anatomy(profile), Path(out), format, single_file=single_file)

    def export(
        self,
        format: str,  # noqa: A002 - the word of the command line
        out: str | Path,
        *,
        profile: str = "public",
    ) -> list[Path]:
        """Write the anatomy's data into the folder ``out`` and return the files.

        The formats are in :func:`legomena.publish.exports.export`; ``profile`` says what is withheld, see
        :meth:`anatomy`.
        """
        return export(self.anatomy(profile), format, Path(out))

    def verify(self) -> Verification:
        """Hash everything again and check every quote; the first of ``problems`` is the first that fails."""
        return self._ledger.verify()

    def counts(self) -> Counts:
        """How much the case holds."""
        return self._ledger.counts()

    def documents(self) -> Rows[Document]:
        """All documents, in the order in which they were added."""
        return Rows(self._ledger.documents())

    def claims(self) -> Rows[Claim]:
        """The claims of each document's latest extraction, as rulings leave them."""
        return Rows(apply_rulings(self._ledger.claims(), self._ledger.rulings()))

    def rule(
        self,
        kind: str,
        claims: Iterable[str],
        *,
        by: str,
        why: str,
        changes: Mapping[str, Any] | None = None,
    ) -> Ruling:
        """Add a person's decision over claims, and return it.

        ``accept``, ``reject`` and ``amend`` are on one claim, ``same`` and ``different`` on two or more (that
        do, or do not, tell of one incident), ``split`` on those that leave their incident together, and may
        name documents as well. ``claims`` are ids or beginnings of them; ``changes`` are what an amendment
        sets, claim field → value. Raises ``CasefileError`` for a claim that is not there, for
        a beginning that several share, and for a ruling that cannot be carried out.
        """
        ruling = Ruling(
            kind=cast(RulingKind, kind),
            targets=tuple(self._target(id_, documents=kind == "split") for id_ in claims),
            by=by,
            at=datetime.now().astimezone().isoformat(timespec="microseconds"),
            why=why,
            changes=dict(changes or {}),
        )
        self._ledger.add_ruling(ruling)
        return ruling

    def _target(self, begins: str, *, documents: bool) -> str:
        """Return the id of a claim or, with ``documents``, of the document of that name or id."""
        if documents:
            found = {d.id for d in self._ledger.documents() if begins and begins in (d.name, d.id)}
            if len(found) == 1:
                return found.pop()
        return self._claim_id(begins)

    def _claim_id(self, begins: str) -> str:
        """Return the id of the one claim, ruled out or not, whose id begins so."""
        found = sorted({claim.id for claim in self._ledger.claims() if claim.id.startswith(begins.lower())})
        if begins in found:
            return begins
        if len(found) != 1 or not begins:
            what = "no claim has" if not found else f"{len(found)} claims have"
            raise CasefileError(
                f"{what} an id that begins with {begins!r}; legomena show CASE claims lists them"
            )
        return found[0]

    def rulings(self) -> tuple[Ruling, ...]:
        """All rulings, oldest first; a later one on the same claim overrules an earlier one."""
        return tuple(self._ledger.rulings())

    def set_asides(self) -> tuple[SetAside, ...]:
        """The inputs that could not be read, each with its reason, without those that were read since."""
        found = self._ledger.set_asides()
        read_since = self._ledger.extracted() if found else set()
        return tuple(item for item in found if item.sha256 not in read_since)

    def incidents(self) -> Rows[Incident]:
        """What claims from any number of documents say happened at one place and time."""
        return Rows(self.anatomy().links.incidents)

    def operations(self) -> Rows[Operation]:
        """Incidents that belong together."""
        return Rows(self.anatomy().links.operations)

    def why(self, one: str, other: str) -> tuple[str, ...]:
        """Say in sentences what joins two claims or documents, or keeps them apart; the first is the answer.

        Raises ``KeyError`` for an id that is neither a claim's nor a document's.
        """
        anatomy = self.anatomy()
        return why(anatomy.documents, anatomy.claims, anatomy.links, one, other)

    def accounts(self) -> Rows[Account]:
        """The reconciled view of every incident and operation."""
        return Rows(self.anatomy().accounts)

    def to_pandas(self, table: str = "claims", *, profile: str = "internal") -> pandas.DataFrame:
        """Return ``claims``, ``incidents``, ``documents`` or ``tolls`` as a pandas data frame.

        The columns are those of the CSV export; ``profile`` says what is withheld, see :meth:`anatomy`.
        Raises ``ModuleNotFoundError`` where pandas is not installed, as do the two below for theirs.
        """
        return to_pandas(self.anatomy(profile), table)

    def to_polars(self, table: str = "claims", *, profile: str = "internal") -> polars.DataFrame:
        """Return such a table as a Polars data frame."""
        return to_polars(self.anatomy(profile), table)

    def to_geopandas(self, table: str = "incidents", *, profile: str = "internal") -> geopandas.GeoDataFrame:
        """Return such a table (not ``documents``) as a GeoPandas data frame of points in WGS 84."""
        return to_geopandas(self.anatomy(profile), table)

    def _repr_html_(self) -> str:
        counts = self.counts()
        head = f"{counts.documents:,} documents, {counts.claims:,} claims, {counts.rulings:,} rulings"
        columns, rows = table_rows(self.anatomy(), "incidents")
        kept = [columns.index(name) for name in ("title", "place", "when_start", "documents", "claims")]
        cells = ([shown(row[n]) for n in kept] for row in rows)
        return f"<p><b>{escape(self.path.name)}</b>: {head}</p>" + html_table(
            [columns[n] for n in kept], cells
        )

    def estimates(self, about: str) -> tuple[PolicyFigure, ...]:
        """What a model makes of the figures of one incident or operation: a median, and a 90 % interval.

        ``about`` is its id; one that is not in the case raises ``KeyError``. An estimate is no count and no
        fact: it is in no account, and on no page.
        """
        anatomy = self.anatomy()
        links = msgspec.structs.replace(
            anatomy.links,
            incidents=tuple(one for one in anatomy.links.incidents if one.id == about),
            operations=tuple(one for one in anatomy.links.operations if one.id == about),
        )
        found = reconcile(anatomy.documents, anatomy.claims, links, (ESTIMATE,))
        if not found:
            raise KeyError(f"there is no incident or operation {about!r}")
        return found[0].policies


def build(
    reports: str | Path | Iterable[str | Path],
    out: str | Path,
    case: str | Path | None = None,
    *,
    profile: str = "public",
    workers: int = 1,
    extractor: str | None = None,
    report: Report | None = None,
    **options: Any,
) -> BuildSummary:
    """Read ``reports``, extract, link, reconcile and publish into the folder ``out``, in one go.

    With ``case``, the case is kept in that file, and what is in it already counts too. Without, it is thrown
    away. ``profile`` says what is withheld from the pages, see :meth:`Case.anatomy`. The other arguments are
    those of :meth:`Case.add` and :meth:`Case.extract`.
    """
    reports = sources_of(reports)
    with tempfile.TemporaryDirectory(prefix="legomena-") as scratch:
        path = Path(case) if case is not None else Path(scratch) / "case.legomena"
        if path.parent == Path(out):
            # The case may lie beside its page, in a folder that this call is to make.
            path.parent.mkdir(parents=True, exist_ok=True)
        with Case(path, create=True) as opened:
            added = opened.add(reports, report=report, **options)
            extracted = opened.extract(workers=workers, extractor=extractor, report=report)
            if report:
                report("Publishing", 0, 1)
            anatomy = opened.anatomy()
            page = opened.publish(out, profile=profile) if anatomy.documents else None
            if report:
                report("Publishing", 1, 1)
    return BuildSummary(added=added, extracted=extracted, anatomy=anatomy, page=page)


def extract_claims(
    sources: str | Path | Iterable[str | Path],
    *,
    workers: int = 1,
    extractor: str | None = None,
    **options: Any,
) -> Iterator[tuple[Document, list[Claim]] | SetAside]:
    """Read ``sources`` and yield each document with its claims, without a case.

    An input that cannot be read or extracted is yielded as ``SetAside``, with its reason. The arguments are
    those of :meth:`Case.add` and :meth:`Case.extract`.
    """
    set_aside: list[SetAside] = []

    def documents() -> Iterator[Document]:
        for item in read(sources_of(sources), ReadOptions(**options)):
            if isinstance(item, SetAside):
                set_aside.append(item)
            else:
                yield item.document

    for found in extract_all(documents(), workers, extractor):
        yield from set_aside
        set_aside.clear()
        yield found
    yield from set_aside


def sources_of(sources: str | Path | Iterable[str | Path]) -> list[str]:
    """Return ``sources`` as a list; raise ``FileNotFoundError`` for one that stands for nothing at all."""
    several = [str(s) for s in ([sources] if isinstance(sources, str | Path) else sources)]
    for source in several:
        is_elsewhere = source == "-" or "://" in source
        if not (is_elsewhere or os.path.lexists(source) or any(glob.iglob(source, recursive=True))):  # noqa: PTH207
            raise FileNotFoundError(errno.ENOENT, "no such file or folder; check the path", source)
    return several


def _portions(items: Iterator[Read | SetAside]) -> Iterator[list[Read | SetAside]]:
    """Group what is read, so that it is made durable together but is never too much for memory."""
    portion: list[Read | SetAside] = []
    size = 0
    for item in items:
        portion.append(item)
        size += len(item.raw) if isinstance(item, Read) else 0
        if len(portion) >= _PORTION or size >= _PORTION_BYTES:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion


def _title(links: Links, documents: tuple[Document, ...]) -> str:
    """Name the anatomy after what most documents tell of."""
    alone = tuple(incident for incident in links.incidents if incident.operation is None)
    widest = tuple(operation for operation in links.operations if operation.parent is None)
    subjects: tuple[Operation | Incident, ...] = (*widest, *alone)
    if subjects:
        return max(subjects, key=lambda one: (len(one.documents), len(one.claims), one.id)).title
    return f"{len(documents)} reports" if len(documents) != 1 else documents[0].title or "One report"
