"""Bytes to text, by byte order mark, then UTF-8, then Windows-1252, never by guessing further."""

import codecs

from ingest.errors import BrokenFile, FileTooLarge, NoText

LIMIT_BYTES = 16 * 1024 * 1024  # the largest collections of rules have one

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text with line feeds for line ends, and a warning for each doubt about its encoding.

    Raises:
        FileTooLarge: if it is beyond any document.
        NoText: if there is nothing but white space.
        BrokenFile: if the bytes are no text in any encoding that is tried.

    """
    if len(data) > LIMIT_BYTES:
        raise FileTooLarge(f"the text has {len(data)} bytes, more than {LIMIT_BYTES}: split it into parts")
    text, warnings = _decoded(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip("\ufeff\x00 \t\n\x0b\x0c\u00a0"):
        raise NoText("the file is blank: check that it is the document meant")
    return text, warnings


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, errors="replace")
            return text, _losses(text)
    unmarked = _utf16_without_mark(data)
    if unmarked:
        return data.decode(unmarked, errors="replace"), (f"no byte order mark: read as {unmarked}",)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _windows(data)
    if text.count("\x00") > len(text) // 100:
        raise BrokenFile("the file is not text: give the original document, or convert it to text")
    return text, _losses(text)


def _windows(data: bytes) -> tuple[str, tuple[str, ...]]:
    control = sum(byte < 9 or 13 < byte < 32 for byte in data[:65536])
    if control > len(data[:65536]) // 50:
        raise BrokenFile("the file is not text: give the original document, or convert it to text")
    bad = len(data.decode("utf-8", errors="ignore").encode()) - len(data)
    good = sum(byte >= 0xC2 for byte in data) + bad
    if good > -bad * 4:
        text = data.decode("utf-8", errors="replace")
        return text, _losses(text)
    text = data.decode("cp1252", errors="replace")
    return text, ("not UTF-8: read as Windows-1252", *_losses(text))


def _losses(text: str) -> tuple[str, ...]:
    lost = text.count("\ufffd")
    return (f"{lost} characters could not be decoded",) if lost else ()


def _utf16_without_mark(data: bytes) -> str | None:
    """Recognise UTF-16 of Latin text by its zero bytes at every other place."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < 8:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None
