"""The unit that is indexed, ranked and cited, and the facts about its document that travel with it."""

from dataclasses import dataclass
from enum import StrEnum


class SourceType(StrEnum):
    """The kind of source, as in the manifest. Facts and policy are never mixed."""

    AMBTSBERICHT = "ambtsbericht"
    COI_REPORT = "coi_report"
    COUNTRY_GUIDANCE = "country_guidance"
    POLICY_LETTER = "policy_letter"
    POLICY_RULE = "policy_rule"
    LEGISLATION = "legislation"
    PARLIAMENTARY_PAPER = "parliamentary_paper"
    FACTSHEET = "factsheet"
    OTHER = "other"

    @property
    def states_policy(self) -> bool:
        """Whether such a document says what is to be decided, rather than what is the case."""
        return self in {
            SourceType.COUNTRY_GUIDANCE,
            SourceType.POLICY_LETTER,
            SourceType.POLICY_RULE,
            SourceType.LEGISLATION,
        }


PER_SECTION = "*"
"""Among the countries of a document: which they are is found for each section."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What is known about one admitted document; None and empty mean unknown, never a guess.

    Dates are ISO 8601, possibly partial ("2023", "2023-05").

    Attributes:
        id: First 16 hex digits of `sha256`: the identity of this version.
        file: Path in the manifest, "/"-separated.
        work: Name shared by the versions or editions of the same thing.
        countries: ISO 3166 alpha-3, or "*": found per section; empty: about no country in particular.
        superseded_by: `id` of the next newer version or edition held of the same work.
        attested: Confidentiality markings on it that a named person's attestation covers.
    """

    id: str
    sha256: str
    file: str
    title: str
    publisher: str
    source_type: SourceType
    language: str
    countries: tuple[str, ...] = ()
    work: str | None = None
    published: str | None = None
    valid_from: str | None = None
    valid_until: str | None = None
    covers_from: str | None = None
    covers_until: str | None = None
    superseded_by: str | None = None
    url: str | None = None
    licence: str | None = None
    attested: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A verbatim span of one document: `text` equals the document's canonical[start:end].

    Attributes:
        document_id: `Source.id`.
        section: Number of the innermost section as printed ("24.4.3"); None if unnumbered.
        headings: Titles of the enclosing sections, outermost first.
        paragraph: Printed number of its first numbered paragraph; None if there is none.
        page: 1-based page on which it begins; None if the source is unpaged.
        countries: Alpha-3 codes this passage is about; empty: no country in particular.
    """

    document_id: str
    start: int
    end: int
    text: str
    language: str
    section: str | None = None
    headings: tuple[str, ...] = ()
    paragraph: str | None = None
    page: int | None = None
    countries: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Stable while the document's bytes are: re-ingesting must not break old citations."""
        return f"{self.document_id}:{self.start}-{self.end}"
