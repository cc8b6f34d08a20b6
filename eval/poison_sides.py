"""One data folder that is filled again and again, and what two answers to a question differ in."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from assistant.ask import Assistant
from assistant.assemble import open_assistant
from assistant.jsonform import AnswerJson
from eval.canary_files import Offer, write
from eval.data_folder import new_data_folder
from eval.errors import ProbeError
from ingest.assemble import encoder_of, open_pipeline
from ingest.encoder import Encoder
from ingest.register import Register
from ingest.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A data folder; every ingest puts other bytes in place of the documents of the one before."""

    data: Path
    encoder: Encoder

    def ingest(self, folder: Path, offers: Sequence[Offer]) -> Assistant:
        """Put these documents in and return the assistant over them.

        Raises:
            ProbeError: a document was not let in, so its payload was not tried.
        """
        pipeline = replace(open_pipeline(self.data, Settings()), encoder=self.encoder)
        report = pipeline.run(write(folder, offers))
        held = {source.file for source in Register(self.data / "register.sqlite").sources()}
        if missing := [offer.file for offer in offers if offer.file not in held]:
            raise ProbeError(f"{', '.join(missing)} did not come in: {report.problems[:3]}")
        return open_assistant(self.data, Settings())


def new_side(data: Path, models: Path | None) -> Side:
    """Make a data folder with an encoder."""
    new_data_folder(data, models)
    return Side(data=data, encoder=encoder_of(data, Settings()))


def differences(
    before: AnswerJson, after: AnswerJson, retitled: Mapping[str, str] = MappingProxyType({})
) -> Iterator[str]:
    """Yield what a payload changed.

    A refusal names documents by their titles, literally: `retitled` tells the clean title of one with a payload in it,
    and where it is named that is no change.
    """
    if message := after["message"]:
        for dirty, clean in retitled.items():
            message = message.replace(dirty, clean)
        after = {**after, "message": message}
    for key in ("outcome", "reason", "message", "not_covered"):
        if before[key] != after[key]:
            yield f"{key}: {before[key]!r} → {after[key]!r}"
    old, new = _quotations(before), _quotations(after)
    if old != new:
        yield f"quotations: {_brief(old)} → {_brief(new)}"


def _quotations(form: AnswerJson) -> list[tuple[str, str]]:
    files = {note["n"]: note["file"] for note in form["footnotes"]}
    return [(files[s["notes"][0]], s["text"]) for s in form["statements"]]


def _brief(quotations: Sequence[tuple[str, str]]) -> str:
    return json.dumps([f"{file}: {text[:60]}" for file, text in quotations], ensure_ascii=False)
