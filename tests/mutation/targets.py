"""The files where an error would lie or write twice, each with the tests that hold it, all of which are fast."""

from __future__ import annotations

from collections.abc import Mapping

_SENDING = tuple(
    f"tests/engine/{name}.py"
    for name in (
        "test_sender",
        "test_lock_and_switch",
        "walk/test_nothing_twice",
        "walk/test_step_runner",
        "walk/test_in_doubt",
    )
)
_WATCHED = ("tests/core/watch", "tests/core/history", "tests/engine/test_watch.py")
TARGETS: Mapping[str, tuple[str, ...]] = {
    "ccrtui/core/call/effect.py": ("tests/core/call",),
    "ccrtui/core/watch/shard/judge.py": _WATCHED,
    "ccrtui/core/watch/shard/trouble.py": _WATCHED,
    "ccrtui/core/watch/advance.py": _WATCHED,
    "ccrtui/core/watch/windows.py": _WATCHED,
    "ccrtui/core/watch/reassess.py": ("tests/core/watch/test_reassess.py",),
    "ccrtui/core/watch/news.py": ("tests/core/watch/test_news.py",),
    "ccrtui/core/watch/known.py": _WATCHED,
    "ccrtui/core/watch/assess.py": _WATCHED,
    "ccrtui/core/watch/assess_index.py": _WATCHED,
    "ccrtui/core/watch/shard/shard_window.py": (
        "tests/core/watch/shard/test_shard_window.py",
        "tests/core/watch/shard/test_shard_window_edges.py",
    ),
    "ccrtui/core/watch/link_history.py": _WATCHED,
    "ccrtui/core/watch/course.py": _WATCHED,
    "ccrtui/core/watch/measure/trend.py": _WATCHED,
    "ccrtui/core/watch/shard/lease_view.py": _WATCHED,
    "ccrtui/core/watch/shard/lease.py": ("tests/core/watch/shard/test_lease.py",),
    **{
        f"ccrtui/core/steps/replication/compare/{name}.py": ("tests/core/steps/replication", "tests/core/history")
        for name in ("step", "samples", "both_counts")
    },
    "ccrtui/engine/counting/exact.py": ("tests/engine/test_exact_count.py",),
    "ccrtui/core/watch/shard/fence.py": (
        "tests/core/watch/shard/test_fence.py",
        "tests/core/steps/replication/compare/test_step.py",
    ),
    "ccrtui/core/cloud/routing.py": ("tests/core/cloud", "tests/core/steps/network"),
    "ccrtui/core/cloud/firewall.py": ("tests/core/cloud", "tests/core/steps/network"),
    "ccrtui/engine/sender.py": (*_SENDING, "tests/engine/test_address_resolver.py", "tests/engine/test_engine_ends.py"),
    "ccrtui/engine/intents.py": (
        *(f"tests/engine/test_{name}.py" for name in ("intents", "lock_and_switch", "jobs_fail")),
        "tests/engine/walk/test_nothing_twice.py",
    ),
    "ccrtui/engine/walk/in_doubt.py": _SENDING,
    "ccrtui/adapters/disk/journal/replay.py": ("tests/adapters/disk/journal", "tests/engine/walk/test_in_doubt.py"),
}
