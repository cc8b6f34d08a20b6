"""Asks through the served web page as its own script does: over HTTP, by what the page's configuration says.

Fields are found by their element ids, so that a page with more of them can be asked too; what the page remembers for
a visitor stays with the session, and a new client is a new visitor.
"""

import json
import secrets
import socket
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Self

import httpx

from eval.errors import ProbeError

_SECONDS = 120.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Event:
    """One thing the page can be asked to do."""

    number: int
    trigger: int
    inputs: tuple[int, ...]


class PageClient:
    """One visitor of the page."""

    def __init__(self, address: str) -> None:
        self._http = httpx.Client(base_url=address, timeout=_SECONDS)
        self._session = secrets.token_hex(6)
        config: dict[str, Any] = self._http.get("/config").raise_for_status().json()
        self._api = str(config.get("api_prefix", ""))
        self._parts = {part["id"]: part for part in config["components"]}
        self._events = config["dependencies"]
        self.opening_config = json.dumps(config, ensure_ascii=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def page(self) -> str:
        """Return the page as a browser first gets it."""
        return self._http.get("/").raise_for_status().text

    def opened(self) -> str:
        """Return what the page shows before anything is asked, in both languages."""
        event = self._event("start", "load")
        return "".join(self._send(event, {"language": language}) for language in ("nl", "en"))

    def ask(self, question: str, *, as_of: str = "", language: str = "nl") -> str:
        """Return everything that the page is sent for a question, from the first sign of work to the answer."""
        event = self._event("ask", "click")
        return self._send(event, {"question": question, "as-of": as_of, "language": language})

    def _event(self, element: str, kind: str) -> _Event:
        for event in self._events:
            for target, name in event["targets"]:
                here = self._parts.get(target, {}).get("props", {}).get("elem_id")
                outputs = [self._parts[o].get("props", {}).get("elem_id") for o in event["outputs"]]
                if name == kind and (here == element or element in outputs) and event["backend_fn"]:
                    return _Event(number=event["id"], trigger=target or 0, inputs=tuple(event["inputs"]))
        raise ProbeError(f"the page has no {kind} of {element!r} any more; mend eval/page_client.py")

    def _send(self, event: _Event, fields: Mapping[str, str]) -> str:
        values = []
        for number in event.inputs:
            props = self._parts[number].get("props", {})
            values.append(fields.get(str(props.get("elem_id")), props.get("value")))
        asked = {
            "data": values,
            "fn_index": event.number,
            "trigger_id": event.trigger,
            "session_hash": self._session,
            "event_data": None,
        }
        self._http.post(f"{self._api}/queue/join", json=asked).raise_for_status()
        return "\n".join(self._streamed())

    def _streamed(self) -> Iterator[str]:
        """Yield the messages of this visitor's queue as text until the work is done."""
        path, query = f"{self._api}/queue/data", {"session_hash": self._session}
        with self._http.stream("GET", path, params=query) as answer:
            for line in answer.iter_lines():
                if line.startswith("data:"):
                    message = json.loads(line[5:])
                    yield from _texts(message)
                    if message["msg"] in {"process_completed", "close_stream", "unexpected_error"}:
                        return


def _texts(value: object) -> Iterator[str]:
    """Yield every string of a message, as the page's script gets it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)


def free_port() -> int:
    """Return a port that is free at this moment."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
