"""Query parameters: which are known to every call, and the refusal of those nobody knows."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from ccrtui.sim.errors import ApiError, refuse

EVERYWHERE = frozenset({"pretty", "human", "filter_path", "error_trace", "format"})
_NEAR = 0.5


def check(path: str, keys: Iterable[str], allowed: Collection[str]) -> ApiError | None:
    """Refuse unknown keys, with the near misses named, as recorded (`levle` -> `level`)."""
    unknown = sorted(key for key in keys if key not in allowed and key not in EVERYWHERE)
    if not unknown:
        return None
    words = ", ".join(f"[{key}]{_hint(key, allowed)}" for key in unknown)
    plural = "s" if len(unknown) > 1 else ""
    return refuse(
        400, "illegal_argument_exception", f"request [{path}] contains unrecognized parameter{plural}: {words}"
    )


def _hint(key: str, allowed: Collection[str]) -> str:
    scored = sorted((-_likeness(key, name), name) for name in allowed)
    near = [name for score, name in scored if -score > _NEAR]
    if not near:
        return ""
    return f" -> did you mean [{near[0]}]?" if len(near) == 1 else f" -> did you mean any of [{', '.join(near)}]?"


def _likeness(a: str, b: str) -> float:
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, right in enumerate(b, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (left != right))
    return 1 - row[-1] / max(len(a), len(b), 1)
