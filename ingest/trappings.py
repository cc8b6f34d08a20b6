"""What stands around the text of a document and answers nothing: letterhead, cover, imprint, lists of sources.

It is told by where it stands and by the words that are printed there, in Dutch and English. It stays in canonical text
and in passages; `ingest.units` quotes none of it.
"""

import re
from bisect import bisect_left
from itertools import islice

from ingest.document import BlockKind, Document, Section
from ingest.months import MONTH

_FRONT = 60  # blocks from the beginning that may be cover, letterhead or imprint
_TITLES = 2  # headings on a cover
_LINE, _LABELLED = 15, 60  # words of a line of a cover, and of one behind a label
_MOST = 0.6  # share of a section's blocks that are titles of sources
_LOOKED_AT = 60  # blocks of a section that tell what it is
_SENTENCE = 25  # words from which on a block that ends in a full stop is running text
_STOPS = (".", "!", "?", ":", ";", "…")

_DATED = re.compile(
    rf"(?:[\w’'(-]+[ ,]+){{0,4}}(?:\d{{1,2}}\s)?(?:{MONTH})\s(?:19|20)\d\d\)?|\d{{1,2}}[./-]\d{{1,2}}[./-](?:19|20)\d\d",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r">?\s*retouradres\b|postbus\s\d|p\.?o\.?\s?box\s|(?:ons|uw|our|your)\s(?:kenmerk|referentie|brief|reference)\b"
    r"|(?:kenmerk|contactpersoon|contact person|telefoon|telephone|e-?mail|fax|bijlagen?(?:\(n\))?|enclosures?|aan|van|to"
    r"|from|cc|date|subject|re|onderwerp|betreft|datum|zaaknummer|case number)\s?:"
    r"|bijlage\(n\)|datum\s\d|(?-i:Betreft|Onderwerp)\s(?-i:[A-Z0-9])|aan de (?:leden|voorzitter)\b|de voorzitter van de\b"
    r"|der staten-generaal$|t\.a\.v\.|ter attentie van\b|(?:general assembly )?distr\.|original: |agenda item \d"
    r"|vergaderjaar \d|(?:official journal|publicatieblad|staatscourant|staatsblad)\b",
    re.IGNORECASE,
)
_IMPRINT = re.compile(
    r"^©|\bISBN\b|\bISSN\b|\bdoi:|^(?:manuscript|drafting) (?:was )?(?:completed|finali[sz]ed)\b"
    r"|\bnor any person acting on\b|\breproduction is authori[sz]ed\b|\ball rights reserved\b|^cover (?:photo|image)\b"
    r"|\bpublications office of the european union\b|\buse or reproduction of photos\b"
    r"|\bniets uit deze (?:uitgave|publicatie)\b"
    r"|\balle rechten voorbehouden\b|^(?:foto )?omslag:|\boverneming van (?:inhoud|gegevens)\b|^copyright\b",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"(?:geachte|beste|dear|excellency)\b[^.!?]{0,80},?|(?:hoogachtend|met vriendelijke groet(?:en)?"
    r"|met de meeste hoogachting|yours (?:sincerely|faithfully)|(?:kind|best) regards)\b[^.]{0,20}",
    re.IGNORECASE,
)
_REFERS = re.compile(r"(?:see|zie)\s[^!?]{1,250}?\b(?:at|op|via)\s+https?://\S+", re.IGNORECASE)
_ANNEX = re.compile(
    r"(?:(?:annex(?:e|es)?|appendi(?:x|ces)|bijlagen?)\b\s*(?:[0-9]+|[ivx]+|[a-z])?\b\s*[:.–—-]*\s*)+",
    re.IGNORECASE,
)
_IMPRINTED = frozenset(
    ("legal notice", "disclaimer", "colofon", "imprint", "impressum", "copyright", "acknowledgements")
    + ("acknowledgments", "dankwoord", "met dank aan", "juridische kennisgeving", "juridische mededeling")
)
_ASKED = re.compile(
    r"(?:the )?terms of reference(?: \(tor\))?|tor|list of questions|vragenlijst|onderzoeksvragen|vraagstelling"
    r"|vragen waarop\b.*|questions (?:answered|addressed)\b.*",
    re.IGNORECASE,
)
_SOURCES = re.compile(
    r"(?:(?:list|overview) of |lijst (?:van|met) |overzicht (?:van )?)?"
    r"(?:(?:de )?(?:geraadpleegde|gebruikte|aangehaalde|openbare|schriftelijke|mondelinge|overige|consulted|public|oral"
    r"|written|anonymous|other|and|en|internet|online)[ -])*"
    r"(?:bibliograph(?:y|ies)|bibliografie|sources?|references?|bronnen(?:lijst|overzicht)?|literature"
    r"|literatuur(?:lijst)?|works cited|publicaties|referenties|endnotes|eindnoten|notes|noten)"
    r"(?: consulted| cited| used)?",
    re.IGNORECASE,
)
_CITED = re.compile(
    r"https?://|\bwww\.|\b(?:last )?(?:accessed|visited)\b|\bgeraadpleegd\b|\((?:19|20)\d\d[a-z]?\)|\((?:n\.d\.|z\.d\.)\)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:[0-9]+(?:\.[0-9]+)*|[A-Z])[.:]?\s+")


def trappings(document: Document, first: int, last: int) -> frozenset[int]:
    """Return which of blocks[first:last + 1] stand around the text."""
    blocks = document.blocks
    front = _front(document) if first < _FRONT else 0
    sections = {blocks[index].section for index in range(first, last + 1)}
    gone = {at for at in sections if at >= 0 and _apparatus(document, document.sections[at])}
    return frozenset(
        index
        for index in range(first, last + 1)
        if index < front or blocks[index].section in gone or _said_to_nobody(document.text_of(blocks[index]))
    )


def _said_to_nobody(text: str) -> bool:
    """Tell whether a block is a greeting, or only says where another document is to be found."""
    return bool(_GREETING.fullmatch(text) or _REFERS.fullmatch(text))


def _front(document: Document) -> int:
    """Return how many blocks are cover or letterhead: what stands before running text, if it has a date or a label."""
    end, sure, titles = 0, False, 0
    for index, block in enumerate(document.blocks[:_FRONT]):
        text = document.text_of(block)
        if block.kind is BlockKind.HEADING:
            titles += 1
            if document.sections[block.section].number or titles > _TITLES:
                break
            continue
        named = bool(_LABEL.match(text)) and len(text.split()) <= _LABELLED
        named = named or bool(_IMPRINT.search(text)) or bool(_DATED.fullmatch(text))
        if not named and (block.kind is not BlockKind.PARAGRAPH or _says(text)):
            break
        end, sure = index + 1, sure or named
    return end if sure else int(_titled(document))


def _titled(document: Document) -> bool:
    """Tell whether the first block is the title, where the reader could not tell it for a heading: running text follows."""
    first, *rest = document.blocks[:_FRONT]
    return (
        first.kind is BlockKind.PARAGRAPH
        and not _says(document.text_of(first))
        and any(block.kind is BlockKind.PARAGRAPH and _says(document.text_of(block)) for block in rest)
    )


def _says(text: str) -> bool:
    """Tell whether a block is running text and no line of a cover."""
    return len(text.split()) > _LINE or text.endswith(_STOPS)


def _apparatus(document: Document, section: Section) -> bool:
    """Tell whether a section is imprint, the questions that a report answers, or a list of sources."""
    annexed = bool(_ANNEX.match(section.number or ""))
    for depth, title in enumerate(section.path, 1):
        bare = _NUMBERED.sub("", title, count=1) if _NUMBERED.match(title) else title
        annex = _ANNEX.match(bare)
        annexed = annexed or annex is not None
        bare = (bare[annex.end() :] if annex else bare).strip(" .:").casefold()
        if bare in _IMPRINTED:
            return depth == len(section.path) or _lists(document, section, annexed=True)
        if _ASKED.fullmatch(bare) or _SOURCES.fullmatch(bare):
            return _lists(document, section, annexed=annexed)
    return False


def _lists(document: Document, section: Section, *, annexed: bool) -> bool:
    """Tell whether a section under such a title is a list; text about the sources answers questions."""
    start = bisect_left(document.blocks, section.start, key=lambda block: block.start)
    within = [
        document.text_of(block)
        for block in islice(document.blocks, start, start + _LOOKED_AT)
        if block.start < section.end and block.kind is not BlockKind.HEADING
    ]
    listed = sum(bool(_CITED.search(text)) or not _runs_on(text, annexed=annexed) for text in within)
    return listed >= _MOST * len(within)


def _runs_on(text: str, *, annexed: bool) -> bool:
    """Tell whether a block is running text; in an annex a short one is an entry even with a full stop."""
    return text.endswith(_STOPS) and (not annexed or len(text.split()) >= _SENTENCE)
