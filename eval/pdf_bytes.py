"""A PDF written by hand, object by object: nothing in it that was not put there."""

from collections.abc import Sequence


def pdf_of(objects: Sequence[bytes], more: bytes = b"") -> bytes:
    """Return a PDF of objects numbered from 1, the first of them its root; `more` ends the trailer."""
    whole, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(whole))
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    count = len(objects) + 1
    trailer = b"trailer << /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF" % (count, more, len(whole))
    return whole + b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table) + trailer
