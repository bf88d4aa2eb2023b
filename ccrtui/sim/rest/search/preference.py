"""Which shards a search asks: `preference`."""

from __future__ import annotations

from ccrtui.sim.errors import refuse

_WORDS = ("_local", "_only_local")
_PREFIXES = ("_prefer_nodes:", "_only_nodes:")


def preferred_shards(preference: str | None) -> frozenset[int] | None:
    """The shards that `_shards:0,2` names; None: all.

    Raises 400 for words that there are none of (asks-newest 107), also behind the shards (verify-reads 24).
    """
    if preference is None or not preference.startswith("_"):
        return None
    if not preference.startswith("_shards:"):
        _check(preference)
        return None
    numbers, _, more = preference.removeprefix("_shards:").partition("|")
    if more.startswith("_"):
        _check(more)
    return frozenset(int(number) for number in numbers.split(",") if number.isdigit())


def _check(word: str) -> None:
    if word not in _WORDS and not word.startswith(_PREFIXES):
        raise refuse(400, "illegal_argument_exception", f"no Preference for [{word}]")
