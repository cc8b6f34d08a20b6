"""What the assistant says: an `Answer` or a `Refusal`, nothing else; both are values, the same for the same question.

Every figure in them is derived from the documents and the register, so status and references cannot disagree.
"""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from assistant.cite import Citation
from assistant.order import DEFAULT_ORDER
from assistant.origins import SharedOrigin
from assistant.sides import Compared, Side
from ingest.passage import SourceType


class Reason(StrEnum):
    """Why a question gets no answer."""

    INSUFFICIENT_EVIDENCE = "insufficient_evidence"
    NON_PUBLIC = "non_public"
    OUT_OF_SCOPE = "out_of_scope"
    UNCLEAR = "unclear"


class StatementKind(StrEnum):
    """Where a statement's words come from."""

    QUOTE = "quote"
    SYNTHESIS = "synthesis"


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What the question was taken to ask; shown to the user, so that a misreading is seen.

    Attributes:
        language: "nl" or "en": the language of the question and of all wording around the quotes.
        countries: ISO 3166 alpha-3, in the order of mention.
        groups, topics: Concept ids of the thesaurus.
        years: Calendar years that the question names.
        as_of: ISO date; the answer uses nothing that was not published by then.
        source_types, publishers: Kinds of source or publishers asked for; empty: all.
        question: The complete question, where something was taken over from earlier turns; None where it stands alone.
        carried: What was taken over: "topic" (the words), "country", "group", "period", "kind".
        edition: "previous" or "latest" where the question asks for an edition by its place; None: any.
        unplaced: Events by which it names a time and that cannot be placed in time.
        overruled: What the question says and an explicit choice of the asker set aside: "country:IRQ", "as_of:2014-01-01".
        named: The documents that it asks for by title, date or number; None where it names none that may be used.
    """

    language: str
    countries: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    as_of: str | None = None
    source_types: tuple[SourceType, ...] = ()
    publishers: tuple[str, ...] = ()
    question: str | None = None
    carried: tuple[str, ...] = ()
    overruled: tuple[str, ...] = ()
    edition: str | None = None
    unplaced: tuple[str, ...] = ()
    named: "Named | None" = None

    @property
    def timed(self) -> bool:
        """Whether a time is asked for: then what answers best is read first, not what is newest."""
        return bool(self.years or self.as_of)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDocument:
    """A document that a question asks for; `day` is when it was published or began to hold."""

    id: str
    title: str
    day: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Documents that a question asks for by name, which go before the kinds and times that the name says.

    Attributes:
        words: The names, as the question has them.
        instead: What is searched where the question asks for nothing else: what the documents say they are about.
        otherwise: What the question asks if these words name nothing.
        missed: Whether they do not answer, so that all sources were searched.
    """

    words: tuple[str, ...]
    documents: tuple[NamedDocument, ...]
    instead: str
    otherwise: Understood
    missed: bool = False

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the documents."""
        return frozenset(document.id for document in self.documents)


@dataclass(frozen=True, slots=True, kw_only=True)
class Repetition:
    """Another document in which a statement stands.

    Attributes:
        note: Number of its footnote.
        same_work: Whether it is another edition or version of the document that is quoted.
        exact: Whether it says the same words; otherwise most of them.
        label: For an edition: the year it is about or the day from which it holds; else empty.
    """

    note: int
    same_work: bool
    exact: bool
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One sentence of an answer with the numbers of the footnotes that carry it (1-based, never empty).

    Attributes:
        rank: 1 for the one that answers best; in a comparison counted on from side to side.
        notes: That of the quotation first, then those of `introduced_by`, then those of `also`.
        introduced_by: Footnotes of what introduces the list it is quoted from, outermost first, where that is not in it.
        goes_on: Whether the list has other items, which the quotation lacks.
        also: Where else it stands.
    """

    text: str
    kind: StatementKind
    rank: int
    notes: tuple[int, ...]
    introduced_by: tuple[int, ...] = ()
    goes_on: bool = False
    also: tuple[Repetition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What produced an outcome: enough to produce it again."""

    generation: str
    encoder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Statements in the order in which they are read, each carried by footnotes that exist.

    Attributes:
        footnotes: Footnote n is the n-th: the quotations' own as they are read, then the others in statements and changes.
        origins: Pairs of footnotes that do not confirm each other, because one source speaks in both.
        order: Kinds of source in the order in which they are shown.
        not_covered: What the question asks and the sources do not say; makes the outcome 'partial'.
        dropped: What a composer proposed and the citation check refused, with the reason.
        sides: Of a comparison, in the order of mention; empty for any other answer.
        changes: What changed between the editions quoted.
    """

    question: str
    understood: Understood
    statements: tuple[Statement, ...]
    footnotes: tuple[Citation, ...]
    origin: Origin
    not_covered: tuple[str, ...] = ()
    message: str | None = None
    dropped: tuple[str, ...] = ()
    origins: tuple[SharedOrigin, ...] = ()
    order: tuple[SourceType, ...] = DEFAULT_ORDER
    sides: tuple[Side, ...] = ()
    changes: tuple[Compared, ...] = ()

    def __post_init__(self) -> None:
        met = [statement.notes[0] for statement in self.statements if statement.notes]
        met += [n for statement in self.statements for n in statement.notes]
        met += [n for section in self.changes for n in section.notes]
        if not self.statements or any(not statement.notes for statement in self.statements):
            raise ValueError("an answer needs statements, and every statement a footnote")
        if list(dict.fromkeys(met)) != list(range(1, len(self.footnotes) + 1)):
            raise ValueError("footnotes are not numbered as a reader meets them")
        ranks = sorted(statement.rank for statement in self.statements)
        if ranks != list(range(1, len(ranks) + 1)):
            raise ValueError("statements are not ranked from 1 on")
        if any(not 1 <= n <= len(self.statements) for side in self.sides for n in side.statements):
            raise ValueError("a side names a statement that is not there")

    @property
    def quoted(self) -> tuple[Citation, ...]:
        """The citation that each statement quotes, best first."""
        ranked = sorted(self.statements, key=lambda statement: statement.rank)
        return tuple(self.footnotes[statement.notes[0] - 1] for statement in ranked)

    @property
    def outcome(self) -> str:
        """'answered', or 'partial' where something asked is not covered."""
        return "partial" if self.not_covered else "answered"

    @property
    def id(self) -> str:
        """The same for the same question, understanding, generation and footnotes."""
        return _answer_id(self.question, self.understood, self.origin, [c.id for c in self.footnotes])


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why nothing is answered, in words a user can act on; never 'there is no risk'.

    Attributes:
        nearest: What comes nearest to the question, for whoever reads on; no part of it is offered as an answer.
    """

    question: str
    understood: Understood
    reason: Reason
    message: str
    origin: Origin
    not_covered: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    nearest: tuple[Citation, ...] = ()

    @property
    def id(self) -> str:
        """The same for the same question, understanding and generation."""
        return _answer_id(self.question, self.understood, self.origin, [self.reason])


def _answer_id(question: str, understood: Understood, origin: Origin, parts: list[str]) -> str:
    material = "\x1f".join([question, repr(understood), origin.generation, origin.encoder, *parts])
    return hashlib.sha256(material.encode()).hexdigest()[:20]
