"""The leak suite: canaries in every state, asked for in every way, looked for on every surface."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

from assistant.ask import Assistant
from assistant.assemble import open_assistant
from assistant.jsonform import outcome_json
from assistant.passageform import passages_json
from eval.canaries import WITHIN, Canary, State
from eval.command_line import Said, serving
from eval.errors import ProbeError
from eval.leaks_files import file_groups, probe_files
from eval.leaks_found import Probe, Tally, compact, given_away
from eval.leaks_place import Place
from eval.leaks_terminal import probe_terminal
from eval.leaks_ways import Asked, direct, ways
from eval.page_client import PageClient, free_port
from eval.progress import Told
from ingest.settings import FILE_NAME, read_settings

_PAGE_EVERY = 4  # of the ways of asking, those that go through the web page too


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaks:
    """What a run of the suite did.

    Attributes:
        control: Of the canaries that were public for a while, how many a plain question found, and of how many.
        answered: Questions that got an answer from public documents, so that the suite does not only see refusals.
    """

    tally: Tally
    control: tuple[int, int]
    answered: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Suite:
    """One run over a folder of its own.

    Attributes:
        page: Also ask through the served web page.
        ways_each: Ask each canary in at most so many ways; None for all.
    """

    place: Place
    tally: Tally
    page: bool = True
    ways_each: int | None = None

    def run(self, progress: Told) -> Leaks:
        """Offer, ask, take out, ask again, and look through everything that was left behind.

        Raises:
            ProbeError: nothing was let in, or a step could not be carried out.
        """
        self._note_log("stdout and stderr of ingest", self.place.let_in())
        before = self._open()
        control = self._control(before)
        with ExitStack() as stack:
            log = self.place.folder / "serve.log"
            address = stack.enter_context(serving(self.place.data, free_port(), log)) if self.page else None
            for said in self.place.take_out():
                self._note_log("stdout and stderr of ingest", said)
            self._ask(before, self.place.once_public(), " (opened before)", progress)
            answered = self._ask(self._open(), self.place.canaries, "", progress)
            if address is not None:
                self._ask_page(address, progress)
        if self.page:
            self._note_log("log of the server", Said(out="", err=log.read_text("utf-8", "replace"), code=0))
        probe_terminal(self.place, self.tally)
        secrets = [secret for canary in self.place.canaries for secret in canary.secrets]
        probe_files(self.place, self.tally, file_groups(self.place.data, secrets))
        return Leaks(tally=self.tally, control=control, answered=answered)

    def _open(self) -> Assistant:
        return open_assistant(self.place.data, read_settings(self.place.data / FILE_NAME))

    def _control(self, assistant: Assistant) -> tuple[int, int]:
        """Ask for what is public now and will not be, and keep the answers as a user would."""
        saved = self.place.folder / "saved"
        saved.mkdir(exist_ok=True)
        found = 0
        public = self.place.once_public()
        for canary in public:
            forms = [outcome_json(assistant.ask(asked.text), {}) for asked in direct(canary)]
            given = [form for form in forms if _tells(form["statements"], canary)]
            hits = [passages_json(assistant.search(asked.text)) for asked in direct(canary)]
            found += bool(given) or _tells(hits, canary)
            for form in given[:1]:
                text = json.dumps(form, ensure_ascii=False)
                (saved / f"{canary.id}.json").write_text(text, encoding="utf-8")
        if public and not found:
            raise ProbeError(
                "no canary was found while it was public, so finding none later would prove nothing"
            )
        return found, len(public)

    def _ask(self, assistant: Assistant, canaries: tuple[Canary, ...], when: str, progress: Told) -> int:
        answered = 0
        asks = [(canary, asked) for canary in canaries for asked in self._ways(canary)]
        for done, (canary, asked) in enumerate(asks, 1):
            outcome = assistant.ask(asked.text, as_of=asked.as_of, history=asked.history)
            form = outcome_json(outcome, {})
            answered += form["outcome"] != "refused"
            said = json.dumps(form, ensure_ascii=False) + " ".join(outcome.dropped)
            surface = "follow-up" if asked.history else "ask"
            self._note(canary, surface + when, asked, said)
            hits = passages_json(assistant.search(asked.text, as_of=asked.as_of))
            self._note(canary, "search" + when, asked, json.dumps(hits, ensure_ascii=False))
            if asked.way.startswith(("direct", "title")):
                self._note(canary, "explain" + when, asked, _explained(assistant, asked))
            progress(done, len(asks), f"asking{when}")
        return answered

    def _ask_page(self, address: str, progress: Told) -> None:
        with PageClient(address) as visitor:
            shown = visitor.page() + visitor.opening_config + visitor.opened()
        for canary in self.place.canaries:
            self._note(canary, "page before a question", None, shown)
        asks = [(c, a) for c in self.place.canaries for a in list(self._ways(c))[::_PAGE_EVERY]]
        for done, (canary, asked) in enumerate(asks, 1):
            with PageClient(address) as visitor:
                for turn in asked.history:
                    visitor.ask(turn, language=asked.language)
                shown = visitor.ask(asked.text, as_of=asked.as_of or "", language=asked.language)
            self._note(canary, "web page", asked, shown)
            progress(done, len(asks), "asking the page")

    def _ways(self, canary: Canary) -> Iterator[Asked]:
        every = list(ways(canary))
        step = max(1, len(every) // (self.ways_each or len(every)))
        yield from every[::step]

    def _note(self, canary: Canary, surface: str, asked: Asked | None, text: str) -> None:
        probe = Probe(
            canary=canary.id,
            state=canary.state.value,
            surface=surface,
            way=asked.way if asked else "-",
            language=asked.language if asked else canary.language,
        )
        self.tally.note(probe, text, self._secrets(canary), asked.words if asked else "")

    def _note_log(self, surface: str, said: Said) -> None:
        for canary in self.place.canaries:
            probe = Probe(
                canary=canary.id, state=canary.state.value, surface=surface, way="-", language=canary.language
            )
            self.tally.note(probe, said.whole, canary.secrets)

    def _secrets(self, canary: Canary) -> tuple[str, ...]:
        """Return what an asker may not see: the secrets, and the name and id of a file that is not public."""
        if canary.state in WITHIN:
            return canary.secrets
        named = () if canary.state is State.REPLACED else (canary.file,)
        return (*canary.secrets, *named, self.place.id(canary))


def _tells(statements: object, canary: Canary) -> bool:
    return given_away(json.dumps(statements, ensure_ascii=False), canary.secrets) is not None


def _explained(assistant: Assistant, asked: Asked) -> str:
    found = assistant.explain(asked.text, as_of=asked.as_of)
    passages = [(c.record.passage, c.record.facts, c.source) for c in found.candidates]
    return f"{passages!r} {found.eligible!r} {compact(asked.text)}"
