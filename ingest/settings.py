"""The settings file: one frozen model a section, unknown keys refused, read once by the command line.

Everything has a default that works offline on one machine; `settings.toml` in the data folder (or the file named
with --settings) changes it.
"""

import tomllib
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ingest.admit import PUBLIC_HOSTS
from ingest.errors import SettingsError
from ingest.passage import SourceType

FILE_NAME = "settings.toml"


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class EncoderSection(_Section):
    """Which sentence-transformers model encodes. Another model needs a new generation: `coi ingest --rebuild`."""

    model: str = "bundled"
    query_prompt: str | None = None
    passage_prompt: str | None = None
    device: str = "auto"
    dtype: Literal["auto", "float32", "bfloat16"] = "auto"


class ReadingSection(_Section):
    """What reading one file may take, in a process of its own, and how many files are read at a time."""

    seconds: float = Field(default=120.0, ge=1.0)
    memory_mb: int = Field(default=2048, ge=256)
    processes: int = Field(default=2, ge=1, le=64)


class StoreSection(_Section):
    """Where the index lives: embedded in the data folder, or on the Qdrant server at `url`."""

    url: str | None = None
    api_key: str | None = None


class AdmissionSection(_Section):
    """Whose addresses count as public. Adding a host lets in every document published under it."""

    hosts: tuple[str, ...] = PUBLIC_HOSTS


class AnswersSection(_Section):
    """Which kinds of source are shown first; those not named follow in the usual order."""

    kinds: tuple[SourceType, ...] = ()


class RerankSection(_Section):
    """Which cross-encoder reads the best candidates again; none by default, for it costs a second or more a question."""

    model: str | None = None
    device: str = "auto"
    candidates: int = Field(default=20, ge=2, le=100)
    weight: float = Field(default=1.0, ge=0.0)


class ServeSection(_Section):
    """Where the web page listens. Anything but a loopback address makes it reachable for others."""

    host: str = "127.0.0.1"
    port: int = Field(default=7860, ge=1, le=65535)


class Settings(_Section):
    """All settings of one data folder."""

    encoder: EncoderSection = EncoderSection()
    reading: ReadingSection = ReadingSection()
    store: StoreSection = StoreSection()
    admission: AdmissionSection = AdmissionSection()
    answers: AnswersSection = AnswersSection()
    rerank: RerankSection = RerankSection()
    serve: ServeSection = ServeSection()


def read_settings(path: Path) -> Settings:
    """Return the settings of a file, or the defaults where there is none.

    Raises:
        SettingsError: the file is not TOML, or a key or value is not allowed; the message names it.
    """
    if not path.is_file():
        return Settings()
    try:
        return Settings.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not TOML ({error}); correct or remove it") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise SettingsError(f"{path}: {where}: {first['msg']}") from error
