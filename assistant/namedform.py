"""The JSON of the documents that a question asks for by title, date or number."""

from typing import TypedDict

from assistant.answer import Understood


class NamedJson(TypedDict):
    """A document that the question names; `day` is when it was published or began to hold."""

    document_id: str
    title: str
    day: str | None


def named_json(understood: Understood) -> list[NamedJson]:
    """Return the documents that a question names, in the order of the register."""
    documents = understood.named.documents if understood.named else ()
    return [{"document_id": d.id, "title": d.title, "day": d.day} for d in documents]
