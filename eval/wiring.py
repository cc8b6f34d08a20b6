"""The assistant as the thing that is measured: opened once, asked many times."""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from assistant.assemble import open_assistant
from assistant.jsonform import outcome_json
from assistant.passageform import passages_json
from eval.questions import Question
from eval.run import Subject
from ingest.settings import FILE_NAME, read_settings


@contextmanager
def connect(data: Path) -> Iterator[Subject]:
    """Open the assistant of a data folder; a question's `country` is only for scoring and is not passed on."""
    assistant = open_assistant(data, read_settings(data / FILE_NAME))
    assistant.warm()

    def ask(question: Question) -> Mapping[str, object]:
        begin = time.perf_counter()
        outcome = assistant.ask(question.text, as_of=question.as_of)
        return cast(
            "Mapping[str, object]",
            outcome_json(outcome, {"total": round((time.perf_counter() - begin) * 1000, 1)}),
        )

    def search(question: Question) -> Sequence[Mapping[str, object]]:
        hits = assistant.search(question.text, as_of=question.as_of)
        return cast("Sequence[Mapping[str, object]]", passages_json(hits))

    yield Subject(ask=ask, search=search)
