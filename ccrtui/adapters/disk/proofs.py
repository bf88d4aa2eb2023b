"""What was proven of a profile's histories, in one small file: lost or damaged it costs a proof, and nothing else.

The file holds index uuids and history uuids, nothing that was searched and nothing secret. It is read without a lock
and replaced as a whole, so a reader sees the old one or the new one; of two sessions that write at once the later keeps
what it has read of the other.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping
from pathlib import Path

from ccrtui.adapters.disk.aside import aside_of
from ccrtui.adapters.disk.atomic_file import write_atomically
from ccrtui.adapters.disk.paths import make_private
from ccrtui.core.history.proof_key import ProofKey
from ccrtui.core.profile.error import ProfileError

SCHEMA = 2
"""The first one did not tell one first copy into an index from the next: what it holds proves nothing."""
MOST = 100_000
"""How many shards are remembered; the oldest are forgotten first."""
_LOG = logging.getLogger("ccrtui.proofs")


class ProofFile:
    """The file of one profile; it appears with the first proof. Nothing here raises."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self, alias: str) -> Mapping[ProofKey, str]:
        """The leader's history of every copy of a shard that was proven through that alias."""
        links = self._read()
        return {} if links is None else dict(_proofs(links.get(alias)))

    def save(self, alias: str, proven: Mapping[ProofKey, str]) -> None:
        """Keep these beside what is there; a file of a newer version is left alone."""
        links = self._read()
        if links is None:
            return
        proofs = {**dict(_proofs(links.get(alias))), **proven}
        newest = list(proofs.items())[-MOST:]
        links[alias] = [[*key, history] for key, history in newest]
        text = json.dumps({"schema": SCHEMA, "links": links}, separators=(",", ":"))
        try:
            make_private(self._path.parent)
            write_atomically(self._path, text.encode() + b"\n")
        except (OSError, ProfileError) as error:
            _LOG.warning("what was proven could not be kept in %s: %s", self._path, error)

    def _read(self) -> dict[str, object] | None:
        """The links of the file, none where there is no file; None where a newer version wrote it."""
        try:
            document = json.loads(self._path.read_bytes())
            schema, links = document["schema"], document["links"]
        except FileNotFoundError:
            return {}
        except OSError as error:
            _LOG.warning("what was proven could not be read from %s: %s", self._path, error)
            return {}
        except (ValueError, LookupError, TypeError, RecursionError):
            self._set_aside()
            return {}
        if isinstance(schema, int) and schema > SCHEMA:
            return None
        if isinstance(schema, int) and 1 <= schema < SCHEMA:
            return {}
        if schema != SCHEMA or not isinstance(links, dict):
            self._set_aside()
            return {}
        return links

    def _set_aside(self) -> None:
        aside = aside_of(self._path, "damaged")
        try:
            self._path.rename(aside)
            _LOG.warning("%s was damaged and is kept as %s", self._path, aside)
        except OSError as error:
            _LOG.warning("%s is damaged and could not be set aside: %s", self._path, error)


def _proofs(entries: object) -> Iterator[tuple[ProofKey, str]]:
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, list) and [type(part) for part in entry] == [str, str, str, int, str]:
            yield (entry[0], entry[1], entry[2], entry[3]), entry[4]
