"""In a document about many countries, the outermost heading that names one says what is under it."""

from pathlib import Path

import pytest

from ingest.countries import CountryNames, Gazetteer
from ingest.document import Block, BlockKind, Document, Section
from ingest.locate import locate
from ingest.read.sniff import read

OUTLINE = (
    (1, "Het asielbeleid ten aanzien van Eritrea"),
    (2, "Vlucht naar Ethiopië"),
    (1, "Afghanistan"),
    (2, "Veiligheidssituatie"),
    (1, "Algemeen"),
    (2, "Syrië"),
    (2, "Begrippen"),
)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load((CountryNames(code="XVA", names=("Varenië",), demonyms=(), places=("Mirostad",)),))


def outlined(outline: tuple[tuple[int, str], ...]) -> Document:
    """One heading a line, each section ending where the next of its level or higher begins."""
    text, starts = "", []
    for _, title in outline:
        starts.append(len(text))
        text += title + "\n\n"
    text = text.rstrip()
    sections = []
    for i, (level, title) in enumerate(outline):
        after = next((starts[j] for j in range(i + 1, len(outline)) if outline[j][0] <= level), len(text) + 2)
        sections.append(
            Section(start=starts[i], end=after - 2, number=None, title=title, path=(title,), level=level)
        )
    blocks = tuple(
        Block(start=s, end=s + len(title), kind=BlockKind.HEADING, section=i)
        for i, (s, (_, title)) in enumerate(zip(starts, outline, strict=True))
    )
    return Document(sha256="0" * 64, text=text, blocks=blocks, sections=tuple(sections))


def test_a_chapter_stays_its_countrys_whatever_its_headings_name(gazetteer: Gazetteer) -> None:
    found = locate(outlined(OUTLINE), gazetteer)

    assert [section.countries for section in found.sections] == [
        ("ERI",),
        ("ERI",),
        ("AFG",),
        ("AFG",),
        (),
        ("SYR",),
        (),
    ]


def test_an_invented_country_is_found_by_the_names_it_came_with(gazetteer: Gazetteer) -> None:
    found = locate(outlined(((1, "Het beleid ten aanzien van Varenië"),)), gazetteer)

    assert found.sections[0].countries == ("XVA",)


def test_the_policy_rules_of_2015_have_their_country_chapters(corpus: Path, gazetteer: Gazetteer) -> None:
    file = corpus / "vreemdelingencirculaire" / "BWBR0012288-2015-01-05.md"
    located = locate(read(file.read_bytes(), file.name), gazetteer)
    chapters = [s for s in located.sections if s.level == 2 and s.path[0].startswith("C7") and s.number]
    about = {chapter.number: chapter.countries for chapter in chapters}

    # chapter 1 is the introduction, 2 to 28 are about one country each
    assert about.pop("1") == ()
    assert len(about) == len(set(about.values())) == 27
    assert {about["2"], about["23"], about["28"]} == {("AFG",), ("SOM",), ("UGA",)}
    assert all(len(countries) == 1 for countries in about.values())
