"""A data folder with canaries in every state, made by the commands that make any other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.canaries import COUNTRIES, ONCE_PUBLIC, Canary, State
from eval.canary_files import Offer, next_offers, offers, public_offer, write
from eval.command_line import Said, coi, coi_each
from eval.data_folder import new_data_folder
from eval.errors import ProbeError
from eval.made_files import Sheet
from ingest.archive import digest

_PUBLIC = {
    "nl": (
        "Veiligheidssituatie",
        "De veiligheidssituatie in het noorden verslechterde; gewapende groepen hieven tol bij controleposten.",
        "Vrouwen die zonder familie terugkeren, vinden in de hoofdstad enkele opvanghuizen, die vaak vol zijn.",
        "Gedetineerden worden vastgehouden in detentiecentra zonder toegang tot een advocaat.",
    ),
    "en": (
        "Security situation",
        "The security situation in the north grew worse; armed groups levied tolls at checkpoints.",
        "Women who return without relatives find a few shelters in the capital, which are often full.",
        "Detainees are held in detention centres without access to a lawyer.",
    ),
}
_TITLES = {"nl": "Landenrapport {name} 2024", "en": "Country report {name} 2024"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where canaries are offered.

    Attributes:
        models: A folder with the encoder made ready, to be used again; None: make it anew.
    """

    folder: Path
    canaries: tuple[Canary, ...]
    models: Path | None = None

    @property
    def data(self) -> Path:
        """The data folder that is probed."""
        return self.folder / "data"

    def offered(self, canary: Canary) -> tuple[Offer, ...]:
        """Return what was offered first for a canary."""
        return offers(canary, self.canaries.index(canary))

    def file(self, canary: Canary) -> str:
        """Return the name of the file that holds a canary."""
        return self.offered(canary)[0].file

    def id(self, canary: Canary) -> str:
        """Return the id that the file of a canary has, or would have."""
        return digest(self.offered(canary)[0].data)[:16]

    def let_in(self) -> Said:
        """Ingest public documents and every canary as it is offered first."""
        new_data_folder(self.data, self.models)
        first = [offer for canary in self.canaries for offer in self.offered(canary)]
        # Files of these names are broken or barred on purpose, so the command ends with 1 and has done its work.
        return coi("ingest", write(self.folder / "offered", [*background(), *first]), "--data", self.data)

    def take_out(self) -> tuple[Said, ...]:
        """Withdraw what is to be withdrawn, offer the rest a second time, and purge.

        Raises:
            ProbeError: a withdrawal failed.
        """
        second = [offer for i, canary in enumerate(self.canaries) for offer in next_offers(canary, i)]
        again = write(self.folder / "again", [*background(), *second])
        gone = [c for c in self.canaries if c.state in {State.WITHDRAWN, State.EDITION}]
        commands: list[tuple[str | Path, ...]] = [
            *(("withdraw", self.file(canary), "--why", "the evaluation") for canary in gone),
            ("ingest", again),
            ("purge",),
        ]
        said = coi_each([(*words, "--data", self.data) for words in commands])
        for canary, one in zip(gone, said, strict=False):
            if one.code:
                raise ProbeError(f"{self.file(canary)} was not withdrawn: {one.err.strip()[-400:]}")
        return said

    def once_public(self) -> tuple[Canary, ...]:
        """Return the canaries that were let in before they were taken out."""
        return tuple(canary for canary in self.canaries if canary.state in ONCE_PUBLIC)


def background() -> Sequence[Offer]:
    """Return public documents on the canaries' countries and subjects, so that questions have answers."""
    return tuple(_background())


def _background() -> Iterator[Offer]:
    for code, names in COUNTRIES.items():
        for language, name in zip(("nl", "en"), names, strict=True):
            heading, *texts = _PUBLIC[language]
            sheet = Sheet(
                title=_TITLES[language].format(name=name),
                parts=((heading, tuple(f"{name}: {text}" for text in texts)),),
            )
            yield public_offer(f"country-{code}-{language}.md", sheet, language=language, countries=[code])
