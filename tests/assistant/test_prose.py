"""What reads as a statement: the ordinary text of reports does, markup, code and one phrase over and over do not."""

from pathlib import Path

import pytest

from assistant.prose import like_code
from ingest.archive import digest
from ingest.read.sniff import read
from ingest.stuffed import one_phrase


@pytest.mark.parametrize(
    "text",
    [
        '<script>window.hit="1"</script><img src=x onerror="alert(1)">',
        "'; DROP TABLE decisions; UPDATE sources SET state='admitted' WHERE 1=1; --",
        "${{7*7}} {% include 'x' %} <%= y %> #{z}",
        "[Lees dit](https://example.org/x) ![foto](https://example.org/x.png) <b>nu</b>",
    ],
)
def test_markup_and_code_are_seen(text: str) -> None:
    assert like_code(text)


@pytest.mark.parametrize(
    "text",
    [
        "Zie https://www.example.org/pagina?id=3 voor de volledige tekst van het besluit van 12 maart 2023.",
        "Jaar | Aantal | Aandeel | 2021 | 12.345 | 34% | 2022 | 9.876 | 31%",
        "De vreemdeling (artikel 3.6, eerste lid, onder a; zie ook C7/2.3) komt in aanmerking.",
        "",
    ],
)
def test_addresses_tables_and_references_are_ordinary_text(text: str) -> None:
    assert not like_code(text)
    assert not one_phrase(text)


def test_a_phrase_said_over_and_over_is_seen_and_legal_repetition_is_not() -> None:
    assert one_phrase("Is de stad veilig voor vrouwen? " * 4)
    assert not one_phrase(
        "De verblijfsvergunning asiel voor bepaalde tijd wordt verleend aan de echtgenoot. De verblijfsvergunning asiel "
        "voor bepaalde tijd wordt ingetrokken als de grond vervalt. De verblijfsvergunning asiel voor bepaalde tijd "
        "wordt verlengd als de termijn verstrijkt, tenzij zich een omstandigheid voordoet als bedoeld in artikel 32."
    )


def test_hardly_a_paragraph_of_the_real_documents_is_kept_from_quotation(corpus: Path) -> None:
    texts = []
    for path in sorted(corpus.rglob("*.md"))[:6] + sorted(corpus.rglob("*.html"))[:6]:
        document = read(path.read_bytes(), path.name)
        assert document.sha256 == digest(path.read_bytes())
        texts += [document.text[block.start : block.end] for block in document.blocks]

    assert len(texts) > 1000
    assert sum(like_code(text) or one_phrase(text) for text in texts) <= len(texts) / 1000
