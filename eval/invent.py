"""Words, names and numbers that occur nowhere: pronounceable, long enough not to stand in other text by chance."""

import random
from collections.abc import Callable, Iterable

_HEADS = tuple(str.split("Qor Vyx Zil Thra Xan Jud Wem Kwo Ygr Plu Frej Dzo Hvel Tzim Ojek Uvra"))
_MIDDLES = tuple(str.split("va re mi tho lu ski pe nga dri zo fa wy"))
_TAILS = tuple(str.split("thal ndril skev moor qath brix lund voth ghel zarn pyx jorn"))


class Inventor:
    """Invents words and never gives one twice, nor one that was given elsewhere (`taken`)."""

    def __init__(self, draw: random.Random, taken: Iterable[str] = ()) -> None:
        self.draw = draw
        self._given = {word.lower() for word in taken}

    def word(self) -> str:
        """Return a new capitalised word of eight letters or more."""
        return self._new(self._spelled)

    def number(self) -> str:
        """Return a new number of five digits, as a report prints it."""
        return self._new(lambda: f"{self.draw.randrange(11, 99)}.{self.draw.randrange(101, 999)}")

    def _spelled(self) -> str:
        middle = "".join(self.draw.choices(_MIDDLES, k=2))
        return self.draw.choice(_HEADS) + middle + self.draw.choice(_TAILS)

    def _new(self, make: Callable[[], str]) -> str:
        while (made := make()).lower() in self._given:
            pass
        self._given.add(made.lower())
        return made
