"""Single elements of official XML: which stand in a line, which are blocks, what text they hold."""

from collections.abc import Iterable, Iterator

from lxml import etree

INLINE = frozenset(
    str.split(
        "nadruk extref intref sup inf sub unl b i u em strong emphasis extern-ref int-ref term functie naam "
        "voornaam achternaam voorvoegsel datum plaats organisatie ondernummer dossiernr "
        "redactie citaat-regel "
        "aanduiding span a footnote-ref link nr li.nr lidnr label"
    )
)
META = frozenset(
    str.split("metadata meta meta-data brondata jcis jci wti toestandidentificatie owms-metadata rdf")
)
UNSEEN = frozenset(str.split("plaatje illustratie colspec spanspec formule-bestand"))
TEXTS = frozenset({"al", "p", "para", "noot.al", "tekstregel", "entry", "td", "th", "li.nr"})
INNER_BLOCKS = frozenset(
    str.split("al al-groep p para lijst list definitielijst table tabel divisie row li figuur box")
)
NOTES = frozenset({"noot", "footnote"})


def runs(
    node: etree._Element, skip: etree._Element | None
) -> Iterable["list[str | etree._Element] | etree._Element"]:
    """Yield inline runs as lists and block children as elements, in order."""
    run: list[str | etree._Element] = [node.text or ""]
    for child in node:
        if child is skip:
            run.append(child.tail or "")
            continue
        name = local_name(child)
        if name is None:
            run.append(child.tail or "")
        elif name in INLINE or name in NOTES:
            run.extend((child, child.tail or ""))
        elif name in {"al", "p", "para", "term", "definitie"} and not holds_blocks(child):
            yield run
            yield [child]
            run = [child.tail or ""]
        else:
            yield run
            yield child
            run = [child.tail or ""]
    yield run


def holds_blocks(node: etree._Element) -> bool:
    """Whether an element of text holds blocks of its own, such as a list in a paragraph."""
    return any(local_name(child) in INNER_BLOCKS for child in node)


def is_block(node: etree._Element) -> bool:
    """Whether an element is more than a run of text inside a line."""
    name = local_name(node)
    return (
        name is not None and name not in INLINE and name not in NOTES and name not in UNSEEN and name != "br"
    )


def plain(node: etree._Element) -> str:
    """Return all text of an element; processing instructions and comments are none."""
    parts = [node.text or ""]
    for child in node:
        if local_name(child) is not None:
            name = local_name(child)
            space = "" if name in INLINE else " "
            parts.append(space + plain(child) + space)
        parts.append(child.tail or "")
    return "".join(parts)


def local_name(node: etree._Element) -> str | None:
    """Return the local name of an element in lower case; None for comments and instructions."""
    tag = node.tag
    return tag.rsplit("}", 1)[-1].lower() if isinstance(tag, str) else None


def statements(node: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield what an element of metadata states: an attribute pair of name and content, or an element of text."""
    for one in node.iter():
        name = local_name(one)
        if name is None:
            continue
        key = one.get("name") or one.get("property")
        if key and one.get("content"):
            yield key, one.get("content") or ""
        elif not len(one) and one.text and one.text.strip():
            yield name, one.text
