"""The body of `coi search --explain`."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What `coi search` was asked."""

    question: str
    as_of: str | None
    country: str | None
    limit: int
    as_json: bool


def print_explanation(data: Path, search: Search) -> None:
    """Print why every candidate was kept or dropped: `limit` of them as text, all of them as JSON."""
    from assistant.assemble import open_assistant
    from assistant.explain import explain
    from assistant.explain_json import explain_json
    from ui.explained import explained
    from ui.options import context, print_json, register_of
    from ui.progress import waiting
    from ui.terminal import print_lines

    here, register = context(data), register_of(data)
    with waiting("opening the index …"):
        assistant = open_assistant(here.data, here.settings)
    decisions = [register.history(sha)[-1] for sha in assistant.documents if register.history(sha)]
    form = explain_json(
        explain(assistant, search.question, as_of=search.as_of, country=search.country, decisions=decisions)
    )
    if search.as_json:
        print_json(form)
    else:
        print_lines(explained(form, search.limit))
