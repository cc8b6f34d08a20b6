"""Matched pairs: a question about a document in quarantine, and the same about one that does not exist.

Every question is also asked in a second folder to which none of them was ever offered: its answers must be the same to
the letter. Pairs count as matched where both halves read the same there: else the names make the difference.
"""

import json
import random
import re
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from assistant.ask import Assistant
from assistant.jsonform import outcome_json
from assistant.passageform import passages_json
from eval.command_line import serving
from eval.page_client import PageClient, free_port
from eval.pair_questions import Pair
from eval.progress import Told
from eval.ranks import signed_rank
from eval.worlds import Worlds

ROUNDS = 3
TOLD_APART = 0.01
"""Least p-value at which times count as alike: one run of a hundred falls below it where there is no difference."""
WARM = 20
_FLEETING = re.compile(r"[0-9a-f]{32}")
_PAGE = 12  # pairs that are also asked through the web page


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What the comparison came to.

    Attributes:
        pairs: Those that are matched: where neither document was ever offered, both halves read the same.
        by_name: The others: a name that is searched for finds something of its own.
        different: Matched pairs whose texts differ, the names exchanged, where one of the two is held back.
        elsewhere: Questions answered otherwise, by so much as a letter, where nothing was ever offered.
        outcomes: Questions by outcome, so that one sees what was compared.
        p: Of the rank test over the pairs' times; milliseconds are medians.
    """

    pairs: int
    by_name: int
    different: tuple[tuple[str, Pair], ...]
    elsewhere: tuple[tuple[str, str], ...]
    outcomes: Mapping[str, int]
    p: float
    held_ms: float
    absent_ms: float

    @property
    def told_apart(self) -> int:
        """In how many ways existence showed in a text."""
        return len(self.different) + len(self.elsewhere)


def compare(worlds: Worlds, pairs: Sequence[Pair], seed: int, progress: Told, *, page: bool) -> Compared:
    """Ask every pair in both folders and compare texts and times."""
    asked = _Asked(worlds.open(worlds.with_held), worlds.open(worlds.without))
    times = asked.timed([text for pair in pairs for text in (pair.held, pair.absent)], seed, progress)
    matched = [pair for pair in pairs if not asked.differs(pair, asked.there)]
    different = [("ask and search", pair) for pair in matched if asked.differs(pair, asked.here)]
    texts = dict.fromkeys(text for pair in pairs for text in (pair.held, pair.absent))
    elsewhere = [
        ("ask and search", text) for text in texts if asked.said(text) != asked.said(text, asked.there)
    ]
    if page:
        elsewhere += _pages(worlds, pairs[:: max(1, len(pairs) // _PAGE)])
    held, absent = ([times[text] for text in side] for side in _sides(pairs))
    return Compared(
        pairs=len(matched),
        by_name=len(pairs) - len(matched),
        different=tuple(different),
        elsewhere=tuple(elsewhere),
        outcomes=Counter(asked.outcome(text) for text in texts),
        p=signed_rank([a - b for a, b in zip(held, absent, strict=True)]),
        held_ms=median(held) * 1000,
        absent_ms=median(absent) * 1000,
    )


class _Asked:
    """Asks both folders and remembers what they said."""

    def __init__(self, here: Assistant, there: Assistant) -> None:
        self.here, self.there = here, there
        self._said: dict[tuple[int, str], str] = {}
        self._outcomes: dict[str, str] = {}

    def timed(self, texts: Sequence[str], seed: int, progress: Told) -> Mapping[str, float]:
        """Return the median seconds of each question, all asked a few times in random order."""
        draw = random.Random(seed)  # noqa: S311 (repeatable, no secrecy)
        times: dict[str, list[float]] = {text: [] for text in texts}
        for text in texts[:WARM]:
            self.here.ask(text)
        order = [text for text in times for _ in range(ROUNDS)]
        draw.shuffle(order)
        for done, text in enumerate(order, 1):
            begin = time.perf_counter()
            self.here.ask(text)
            times[text].append(time.perf_counter() - begin)
            progress(done, len(order), "asking")
        return {text: median(found) for text, found in times.items()}

    def said(self, text: str, of: Assistant | None = None) -> str:
        """Return the whole answer and the passages found, but for what differs every time."""
        assistant = of or self.here
        key = (id(assistant), text)
        if key not in self._said:
            outcome = assistant.ask(text)
            form: dict[str, object] = dict(outcome_json(outcome, {}))
            self._outcomes.setdefault(text, str(form["reason"] or form["outcome"]))
            found = passages_json(assistant.search(text))
            self._said[key] = json.dumps([form, found, outcome.dropped], ensure_ascii=False)
        return self._said[key]

    def outcome(self, text: str) -> str:
        """Return what became of a question: an outcome, or the reason of its refusal."""
        self.said(text)
        return self._outcomes[text]

    def differs(self, pair: Pair, of: Assistant) -> bool:
        """Tell whether the two halves read differently once the names are the same."""
        held, absent = (_answer(self.said(text, of), text) for text in (pair.held, pair.absent))
        return _neutral(held, pair.names) != _neutral(absent, pair.names)


def _answer(said: str, question: str) -> str:
    """Return what is shown to the asker: without the id, which is a hash of the question, and the question itself."""
    form, _, dropped = json.loads(said)
    shown = {key: value for key, value in form.items() if key not in {"answer_id", "question"}}
    return json.dumps([shown, dropped], ensure_ascii=False).replace(question, "")


def _pages(worlds: Worlds, pairs: Sequence[Pair]) -> list[tuple[str, str]]:
    """Return what the two folders' pages show differently: before a question, and after one."""
    shown: list[dict[str, str]] = []
    for data in (worlds.with_held, worlds.without):
        with serving(data, free_port(), data.parent / "serve.log") as address:
            with PageClient(address) as visitor:
                said = {"the page before a question": visitor.opened()}
            for text in (text for pair in pairs for text in (pair.held, pair.absent)):
                with PageClient(address) as visitor:
                    said[text] = visitor.ask(text)
        shown.append(said)
    here, there = shown
    return [("page", name) for name in here if _steady(here[name]) != _steady(there[name])]


def _steady(text: str) -> str:
    """Leave out what is new each time: the ids of events."""
    return _FLEETING.sub("", text)


def _sides(pairs: Sequence[Pair]) -> tuple[list[str], list[str]]:
    return [pair.held for pair in pairs], [pair.absent for pair in pairs]


def _neutral(text: str, names: Sequence[tuple[str, str]]) -> str:
    for number, (one, other) in enumerate(names):
        for name in (one, other):
            text = re.sub(re.escape(name), f"<{number}>", text, flags=re.IGNORECASE)
    return text
