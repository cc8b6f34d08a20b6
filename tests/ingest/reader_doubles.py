"""Readers that do what damaged files make real ones do; the file's own text says which."""

import os
import signal
import sys
import time

from ingest.document import Document
from ingest.errors import BrokenFile
from ingest.read.sniff import read as really
from ingest.read.steps import step


def read(data: bytes, file: str) -> Document:
    """Crash, hang, swell, take long or refuse as the text asks, else read."""
    word, _, rest = data.decode().partition(" ")
    if word == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    if word == "page":
        for page in range(int(rest)):
            time.sleep(0.7)
            step(page + 1, int(rest))
    if word == "hang":
        time.sleep(600)
    if word == "swell":
        return really(bytes(1 << 40), file)
    if word == "trip":
        raise KeyError(rest)
    if word == "leave":
        sys.stdout.write(f"cannot go on at {rest}\n")
        sys.stdout.flush()
        os._exit(3)
    if word == "refuse":
        raise BrokenFile(f"{file} is refused: offer another")
    sys.stdout.write("chatter of a library\n")
    return really(data, file)
