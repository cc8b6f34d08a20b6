"""How a passage is written into a vector store: its number, its payload, and the way back."""

import json
from collections.abc import Mapping, Sequence
from typing import TypeVar, cast
from uuid import UUID

from ingest.errors import StoreError
from ingest.passage import Passage, SourceType
from ingest.store.records import NONE, Facts, Record

Value = str | int | list[str]
DENSE = "dense"
SPARSE = "sparse"
_HALF = 2**32 - 1
_Number = TypeVar("_Number")  # as the store's client writes a point's number


def point_id(passage_id: str) -> UUID:
    """Pack a passage id into the 128 bits a store numbers its points with, so that order is kept.

    The document id's 64 bits come first, then 32 bits each of start and end.

    Raises:
        StoreError: it is not 16 hex digits, ':', start, '-', end.
    """
    document, _, span = passage_id.partition(":")
    start, _, end = span.partition("-")
    try:
        whole = bytes.fromhex(document) + int(start).to_bytes(4) + int(end).to_bytes(4)
        return UUID(int=int.from_bytes(whole))
    except (ValueError, OverflowError) as error:
        raise StoreError(f"{passage_id!r} is no passage id such as '0123456789abcdef:0-100'") from error


def passage_id(number: UUID) -> str:
    """Unpack what `point_id` packed."""
    whole = number.int
    return f"{whole >> 64:016x}:{whole >> 32 & _HALF}-{whole & _HALF}"


def to_payload(passage: Passage, facts: Facts) -> dict[str, Value]:
    """Return what is stored beside the vectors; what is unknown is left out."""
    known: dict[str, Value | None] = {
        "document": passage.document_id,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
        "language": passage.language,
        "section": passage.section,
        "headings": list(passage.headings),
        "paragraph": passage.paragraph,
        "page": passage.page,
        "country": list(passage.countries) or [NONE],
        "file": facts.file,
        "source_type": facts.source_type.value,
        "work": NONE if facts.work is None else facts.work,
        "published_from": facts.published_from,
        "published_until": facts.published_until,
        "valid_from": facts.valid_from,
        "valid_until": facts.valid_until,
        "covers_from": facts.covers_from,
        "covers_until": facts.covers_until,
    }
    return {key: value for key, value in known.items() if value is not None}


def from_payload(payload: Mapping[str, object]) -> Record:
    """Return what `to_payload` was given."""
    countries = _texts(payload, "country")
    work = _text(payload, "work")
    passage = Passage(
        document_id=_text(payload, "document"),
        start=_number(payload, "start"),
        end=_number(payload, "end"),
        text=_text(payload, "text"),
        language=_text(payload, "language"),
        section=_text_or_none(payload, "section"),
        headings=_texts(payload, "headings"),
        paragraph=_text_or_none(payload, "paragraph"),
        page=_number_or_none(payload, "page"),
        countries=() if countries == (NONE,) else countries,
    )
    facts = Facts(
        file=_text(payload, "file"),
        source_type=SourceType(_text(payload, "source_type")),
        work=None if work == NONE else work,
        published_from=_number_or_none(payload, "published_from"),
        published_until=_number_or_none(payload, "published_until"),
        valid_from=_number_or_none(payload, "valid_from"),
        valid_until=_number_or_none(payload, "valid_until"),
        covers_from=_number_or_none(payload, "covers_from"),
        covers_until=_number_or_none(payload, "covers_until"),
    )
    return Record(passage=passage, facts=facts)


def in_order(
    ids: Sequence[str], numbers: Sequence[_Number], found: Mapping[_Number, Mapping[str, object]]
) -> tuple[Record, ...]:
    """Return the passages with these ids from the payloads that a store found under their numbers.

    Raises:
        StoreError: one of them was not found.
    """
    for item, number in zip(ids, numbers, strict=True):
        if number not in found:
            raise StoreError(f"passage {item} is not in this generation; search again")
    return tuple(from_payload(found[number]) for number in numbers)


def canonical(passage: Passage, facts: Facts) -> bytes:
    """Return the payload as bytes that are the same wherever it was written."""
    payload = to_payload(passage, facts)
    return json.dumps(payload, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _text(payload: Mapping[str, object], key: str) -> str:
    return cast("str", payload[key])


def _text_or_none(payload: Mapping[str, object], key: str) -> str | None:
    return cast("str | None", payload.get(key))


def _number(payload: Mapping[str, object], key: str) -> int:
    return cast("int", payload[key])


def _number_or_none(payload: Mapping[str, object], key: str) -> int | None:
    return cast("int | None", payload.get(key))


def _texts(payload: Mapping[str, object], key: str) -> tuple[str, ...]:
    return tuple(cast("list[str]", payload[key]))
