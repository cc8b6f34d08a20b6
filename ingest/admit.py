"""Admission: the default is no; a document enters only on positive evidence that it is public.

Evidence is an official public address on an allow-list of publishers, or a named person's attestation with a basis.
Being found on a public site is not proof that a document was cleared, so a live marking in the text still stops it
(see `markings`). An *individueel ambtsbericht* is about one person and is never admitted, whatever the evidence.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from ingest.manifest import Entry

PUBLIC_HOSTS = (
    "overheid.nl",
    "officielebekendmakingen.nl",
    "rijksoverheid.nl",
    "tweedekamer.nl",
    "eerstekamer.nl",
    "raadvanstate.nl",
    "ind.nl",
    "government.nl",
    "europa.eu",
    "un.org",
    "undocs.org",
    "ohchr.org",
    "unhcr.org",
    "refworld.org",
    "state.gov",
    "gov.uk",
    "ecoi.net",
    "hrw.org",
    "amnesty.org",
)

_INDIVIDUAL = re.compile(r"individue(?:el|le)\s+ambtsbericht(?:en)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Admitted:
    """Positive evidence was found; `reason` says which."""

    reason: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAdmitted:
    """No sufficient evidence; `reason` says what is missing and what would mend it.

    `found` names what no evidence can mend.
    """

    reason: str
    found: tuple[str, ...] = ()


def admit(entry: Entry, hosts: tuple[str, ...] = PUBLIC_HOSTS) -> Admitted | NotAdmitted:
    """Decide on the manifest's evidence alone, before the file's content is read."""
    public = entry.public
    if _INDIVIDUAL.search(entry.title) or _INDIVIDUAL.search(entry.file.replace("-", " ").replace("_", " ")):
        return NotAdmitted(
            reason="an individual ambtsbericht is about one person and is never admitted",
            found=("individual ambtsbericht",),
        )
    if public.basis is None:
        return NotAdmitted(
            reason="no evidence that it is public; give public.basis with an official url or attested_by"
        )
    if public.url is not None and on_public_host(public.url, hosts):
        return Admitted(reason=f"{public.basis}: {public.url}", by="manifest")
    if public.attested_by:
        return Admitted(reason=f"{public.basis}: attested", by=public.attested_by)
    if public.url is not None:
        host = urlsplit(public.url).hostname or public.url
        return NotAdmitted(
            reason=f"{host} is not on the allow-list of publishers and nobody attests that it is public"
        )
    return NotAdmitted(
        reason="neither an official public url nor an attestation; give public.url or public.attested_by"
    )


def on_public_host(url: str, hosts: tuple[str, ...]) -> bool:
    """Tell whether an http(s) address belongs to an allowed publisher, matched on a dot boundary."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower().rstrip(".")
    except ValueError:
        return False
    if parts.scheme not in {"http", "https"} or parts.username is not None:
        return False
    return any(host == allowed or host.endswith("." + allowed) for allowed in hosts)
