"""How a canary is offered: the file that holds it, and the manifest line that keeps it out (or later takes it out)."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from eval.canaries import Canary, State
from eval.fuzz_seeds import packed
from eval.made_files import FORMATS, Sheet, made, pdf_text, word_paragraph

ATTESTED: Mapping[str, object] = {"basis": "released_on_request", "attested_by": "the evaluation"}
_MARKS = {
    State.MARKED_NL: (
        "Departementaal VERTROUWELIJK",
        "Stg. GEHEIM",
        "Dep. V.",
        "STG CONFIDENTIEEL",
        "Staatsgeheim ZEER GEHEIM",
    ),
    State.MARKED_EU: ("RESTREINT UE/EU RESTRICTED", "C-UE/EU-C", "SECRET UE/EU SECRET", "LIMITE"),
    State.MARKED_NATO: ("NATO CONFIDENTIAL", "NATO RESTRICTED", "COSMIC TOP SECRET"),
    State.MARKED_TLP: ("TLP:AMBER", "TLP:RED", "TLP:AMBER+STRICT"),
    State.MARKED_OTHER: ("NIET OPENBAAR", "INTERN GEBRUIK", "VERTROUWELIJK", "CONCEPT"),
    State.EMBARGO: ("EMBARGO tot 1 januari 2099", "Embargo until 31 December 2098"),
    State.UNATTESTED: ("Stg. CONFIDENTIEEL",),
}
_OFF_LIST = (
    "https://rijksoverheid.nl.example.net/rapport",
    "https://notrijksoverheid.nl/rapport",
    "https://rijksoverheid.nl@example.org/rapport",
    "ftp://www.rijksoverheid.nl/rapport",
    "https://intranet.example.org/rapport",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A file and its manifest line."""

    file: str
    data: bytes
    line: Mapping[str, object]


def offers(canary: Canary, number: int) -> tuple[Offer, ...]:
    """Return what is offered first for a canary; `number` varies format, marking and address."""
    make = _MAKERS.get(canary.state, _plain)
    return make(canary, number)


def next_offers(canary: Canary, number: int) -> tuple[Offer, ...]:
    """Return what is offered in the second ingest, where a state comes about by one; else the same again."""
    first = offers(canary, number)
    if canary.state is State.UNATTESTED:
        return tuple(_with(offer, public=ATTESTED) for offer in first)
    if canary.state is State.REPLACED:
        return (_offer(canary, first[0].file, made("md", _sheet(canary, canary.sentences[:1]))),)
    return first


def write(folder: Path, offered: Iterable[Offer]) -> Path:
    """Write files and manifest; return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = []
    for offer in offered:
        (folder / offer.file).write_bytes(offer.data)
        lines.append(json.dumps(offer.line, ensure_ascii=False))
    (folder / "MANIFEST.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def public_offer(file: str, sheet: Sheet, form: str = "md", **facts: object) -> Offer:
    """Return a document that is public, on the word of the evaluation."""
    return Offer(file=file, data=made(form, sheet), line=_line(file, sheet.title, **facts))


def _line(file: str, title: str, **facts: object) -> dict[str, object]:
    return {
        "file": file,
        "title": title,
        "publisher": "Examples",
        "source_type": "coi_report",
        "language": "en",
        "published": "2024-05-01",
        "public": ATTESTED,
        **facts,
    }


def _sheet(canary: Canary, sentences: tuple[str, ...], head: tuple[str, ...] = (), raw: str = "") -> Sheet:
    heading = {"nl": "Veiligheidssituatie", "en": "Security situation"}[canary.language]
    return Sheet(title=canary.title, parts=((heading, sentences),), head=head, raw=raw)


def _offer(canary: Canary, file: str, data: bytes, **facts: object) -> Offer:
    countries = [canary.country] if canary.country else []
    names = [{"code": "XQZ", "nl": [canary.land], "en": [canary.land]}] if canary.land else []
    line = _line(file, canary.title, language=canary.language, countries=countries, country_names=names)
    return Offer(file=file, data=data, line=line | facts)


def _with(offer: Offer, **facts: object) -> Offer:
    return Offer(file=offer.file, data=offer.data, line={**offer.line, **facts})


def _plain(canary: Canary, number: int) -> tuple[Offer, ...]:
    """Offer it in one of the formats, with the marking of its state at the head of every such file."""
    form = FORMATS[number % len(FORMATS)]
    marks = _MARKS.get(canary.state, ())
    mark = marks[number % len(marks)] if marks else ""
    sheet = _sheet(canary, canary.sentences, head=(mark,) if mark else ())
    facts: dict[str, object] = {}
    if canary.state is State.NO_EVIDENCE:
        facts["public"] = {}
    elif canary.state is State.OFF_LIST:
        facts["public"] = {"basis": "published", "url": _OFF_LIST[number % len(_OFF_LIST)]}
    elif canary.state is State.UNATTESTED:
        facts["public"] = {**ATTESTED, "markings": [mark]}
    return (_offer(canary, f"{canary.file}.{form}", made(form, sheet), **facts),)


def _property(canary: Canary, number: int) -> tuple[Offer, ...]:
    form = ("docx", "pdf")[number % 2]
    sheet = _sheet(canary, canary.sentences)
    noted = Sheet(title=sheet.title, parts=sheet.parts, note="Departementaal VERTROUWELIJK")
    return (_offer(canary, f"{canary.file}.{form}", made(form, noted)),)


def _named(canary: Canary, number: int) -> tuple[Offer, ...]:
    mark = ("VERTROUWELIJK", "Stg. Geheim", "TLP-RED")[number % 3]
    file = f"{canary.file}_{mark}.md"
    return (_offer(canary, file, made("md", _sheet(canary, canary.sentences))),)


def _individual(canary: Canary, number: int) -> tuple[Offer, ...]:
    title = ("Individueel ambtsbericht", "Rapport van nader gehoor")[number % 2]
    sheet = _sheet(canary, canary.sentences, head=(title,))
    return (_offer(canary, f"{canary.file}.md", made("md", sheet)),)


def _personal(canary: Canary, number: int) -> tuple[Offer, ...]:
    data = (
        "V-nummer: 287.123.4567",
        "De vreemdeling Ahmad Karimi, geboren op 12 maart 1991, zaaknummer Z1-12345678",
    )
    sheet = _sheet(canary, (*canary.sentences, data[number % 2]))
    return (_offer(canary, f"{canary.file}.md", made("md", sheet)),)


def _broken(canary: Canary, number: int) -> tuple[Offer, ...]:
    """Offer files that cannot be read and hold the text all the same, one of them under a wrong hash."""
    sheet = _sheet(canary, canary.sentences)
    text = "\n".join(canary.sentences).encode()
    kinds: tuple[tuple[str, bytes], ...] = (
        ("pdf", made("pdf", sheet)[:300] + text),
        ("docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + text + "EncryptedPackage".encode("utf-16-le")),
        ("docx", packed({"word/document.xml": text, "[Content_Types].xml": b"<a>" + text})),
        ("xml", b"<?xml version='1.0'?><a><al>" + text + b"</b></a>"),
        ("rtf", b"{\\rtf1 " + text + b"}"),
    )
    form, data = kinds[number % len(kinds)]
    broken = _offer(canary, f"{canary.file}.{form}", data)
    other = hashlib.sha256(b"other").hexdigest()
    return broken, _offer(canary, f"{canary.file}-2.md", made("md", sheet), sha256=other)


def _bad_line(canary: Canary, number: int) -> tuple[Offer, ...]:
    sheet = _sheet(canary, canary.sentences)
    wrong = ({"publick": True}, {"published": "gisteren"}, {"file": "../" + canary.file})[number % 3]
    offer = _offer(canary, f"{canary.file}.md", made("md", sheet))
    return (_with(offer, **wrong),)


def _edition(canary: Canary, number: int) -> tuple[Offer, ...]:
    """Offer two editions of one work; the older one holds the canary."""
    old = _offer(
        canary,
        f"{canary.file}.md",
        made("md", _sheet(canary, canary.sentences)),
        work=f"work-{canary.id}",
        published="2022-01-01",
    )
    new = _offer(
        canary,
        f"edition-{number}.md",
        made("md", _sheet(canary, canary.sentences[:1])),
        work=f"work-{canary.id}",
        published="2024-01-01",
    )
    return old, new


def _hidden(canary: Canary, number: int) -> tuple[Offer, ...]:
    secret, shown = " ".join(canary.sentences[1:]), canary.sentences[:1]
    ways = (
        ("html", f'<p style="display:none">{escape(secret)}</p>'),
        ("html", f'<div style="color:#fff">{escape(secret)}</div><!-- {escape(secret)} -->'),
        ("html", f'<span style="position:absolute;left:-9999px">{escape(secret)}</span>'),
        ("docx", word_paragraph(secret, run="<w:vanish/>")),
        ("md", f"<!-- {secret} -->"),
    )
    form, raw = ways[number % len(ways)]
    return (_offer(canary, f"public-{number}.{form}", made(form, _sheet(canary, shown, raw=raw))),)


def _covered(canary: Canary, number: int) -> tuple[Offer, ...]:
    """Draw the sentences and then a filled black box over them, as a bad redaction does."""
    lines = "".join(
        pdf_text(sentence, 72, 300 - 20 * i, 8).decode("cp1252") + f"q 0 g 70 {295 - 20 * i} 520 16 re f Q\n"
        for i, sentence in enumerate(canary.sentences[1:])
    )
    data = made("pdf", _sheet(canary, canary.sentences[:1], raw=lines))
    return (_offer(canary, f"boxed-{number}.pdf", data),)


_MAKERS: Mapping[State, Callable[[Canary, int], tuple[Offer, ...]]] = {
    State.MARKED_PROPERTY: _property,
    State.MARKED_NAME: _named,
    State.INDIVIDUAL: _individual,
    State.PERSONAL: _personal,
    State.BROKEN: _broken,
    State.BAD_LINE: _bad_line,
    State.EDITION: _edition,
    State.HIDDEN: _hidden,
    State.COVERED: _covered,
}
