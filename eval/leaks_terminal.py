"""What a person at a terminal gets to see: listings, explanations, saved answers checked again, error messages."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from eval.canaries import WITHIN, Canary, State
from eval.command_line import coi_each
from eval.leaks_found import Probe, Tally
from eval.leaks_place import Place
from eval.leaks_ways import direct

_ASKED = 5  # canaries of which `coi ask` and `coi search` are asked too: each opens the index anew


@dataclass(frozen=True, slots=True, kw_only=True)
class _Command:
    """A command, under which name it is counted, and the canaries that it must not give away."""

    surface: str
    words: tuple[str | Path, ...]
    canaries: tuple[Canary, ...]
    way: str = "-"
    asked: str = ""


def probe_terminal(place: Place, tally: Tally) -> None:
    """Run the commands and look for canaries in what each prints; an operator may see names, never contents."""
    commands = [*_general(place), *_asking(place)]
    for canary in place.canaries:
        commands += _about(place, canary)
    said = coi_each([(*command.words, "--data", place.data) for command in commands])
    for command, answer in zip(commands, said, strict=True):
        for canary in command.canaries:
            probe = Probe(
                canary=canary.id,
                state=canary.state.value,
                surface=command.surface,
                way=command.way,
                language=canary.language,
            )
            tally.note(probe, answer.whole, canary.secrets, command.asked)


def _general(place: Place) -> Iterator[_Command]:
    for words in (
        *(("sources",), ("sources", "--json"), ("sources", "audit")),
        *(("sources", "--decisions"), ("sources", "--decisions", "--json")),
    ):
        yield _Command(surface=f"coi {' '.join(words)}", words=words, canaries=place.canaries)


def _asking(place: Place) -> Iterator[_Command]:
    for canary in place.canaries[:: max(1, len(place.canaries) // _ASKED)]:
        question = direct(canary)[0]
        for words in (("ask",), ("ask", "--json"), ("search",), ("search", "--json")):
            yield _Command(
                surface=f"coi {' '.join(words)}",
                words=(words[0], question.text, *words[1:]),
                canaries=(canary,),
                way=question.way,
                asked=question.words,
            )


def _about(place: Place, canary: Canary) -> Iterator[_Command]:
    file = place.file(canary)
    yield _Command(surface="coi sources --why", words=("sources", "--why", file), canaries=(canary,))
    if canary.state not in WITHIN and canary.state is not State.REPLACED:
        yield _Command(surface="coi sources show", words=("sources", "show", file), canaries=(canary,))
        picture = place.folder / "page.png"
        words = ("show", file, "--page", "1", "--out", picture)
        yield _Command(surface="coi show", words=words, canaries=(canary,))
    saved = place.folder / "saved" / f"{canary.id}.json"
    if saved.is_file():
        yield _Command(surface="coi verify", words=("verify", saved), canaries=(canary,))
