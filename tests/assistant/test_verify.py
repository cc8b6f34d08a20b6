"""An answer that was saved is checked against the register of today, also where its document is gone."""

import json
import shutil
from pathlib import Path

from assistant.answer import Answer
from assistant.ask import Assistant
from assistant.jsonform import outcome_json
from assistant.verify import Verifier
from ingest.archive import Archive
from ingest.assemble import open_pipeline
from ingest.register import Register, State
from ingest.settings import Settings
from tests.furnished import copied

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "documents"
QUESTION = "Loopt een deserteur in Varenië gevaar?"


def test_an_answer_from_a_document_that_was_replaced_since_is_said_to_be_so(
    assistant: Assistant, library_data: Path, tmp_path: Path
) -> None:
    outcome = assistant.ask(QUESTION)
    assert isinstance(outcome, Answer)
    saved = json.loads(json.dumps(outcome_json(outcome, {})))
    cited = outcome.footnotes[0].source
    data, offered = tmp_path / "data", tmp_path / "offered"
    copied(library_data, data)
    shutil.copytree(EXAMPLES, offered)
    lines = [json.loads(line) for line in (offered / "MANIFEST.jsonl").read_text("utf-8").splitlines()]
    (line,) = (one for one in lines if one["file"] == cited.file)
    other = next(
        one["file"] for one in lines if one["file"] != cited.file and one["file"][-4:] == cited.file[-4:]
    )
    (offered / cited.file).write_bytes((offered / other).read_bytes() + b"\n")
    (offered / "MANIFEST.jsonl").write_text(json.dumps(line | {"sha256": None}, ensure_ascii=False), "utf-8")

    open_pipeline(data, Settings()).run(offered)
    last = Register(data / "register.sqlite").history(cited.sha256)[-1]
    problems = {finding.n: finding.problem for finding in Verifier(data).check(saved)}

    assert last.state is State.REPLACED
    assert cited.sha256 not in Archive(data).kept()
    assert {problems[n] for n, c in enumerate(outcome.footnotes, 1) if c.source.sha256 == cited.sha256} == {
        f"{cited.file}: replaced since {last.at}"
    }
    assert not [
        p for n, p in problems.items() if outcome.footnotes[n - 1].source.sha256 != cited.sha256 and p
    ]
