"""What of the recordings is played how: scenes and lines that are listed apart, each with its reason."""

from __future__ import annotations

from tests.sim.scenes import scope_versions

SCENES = {
    "7.3/lifecycle": "index lifecycle management is not modelled",
    "7.3/lifecycle-waits": "index lifecycle management is not modelled",
    "7.3/asks-api-keys": "keys that a user logs in with are not modelled: nobody here does",
}
"""Scenes that are not played."""

SCROLL = "scrolls are not modelled: a search that nobody here sends"
CURATED = "policies, templates, pipelines and scripts are not modelled: nobody here reads them"
SEGMENTS = "segments are not modelled"
BEYOND = {
    ("7.3/follower-is-read-only", 20): "rollover is not modelled",
    ("7.3/follower-is-read-only", 21): "shrink is not modelled",
    ("7.3/auto-follow", 49): "the fourth follower was seen in the moment before its task began",
    ("7.3/auto-follow", 53): "which of the failed rounds left its error last",
    ("7.3/auto-follow", 54): "the alias went before that task began",
    **{
        (
            "7.3/diagnosis-reads",
            n,
        ): "replicas, pools, breakers, disks and plug-ins of a machine: never asked"
        for n in (14, 15, 16, 22, 23, 25, 26, 27, 33, 34, 40, 41, 43, 44, 45, 48, 49, 50, 51, 52, 80, 81, 84)
    },
    **{("7.3/diagnosis-reads", n): "every task of a node, grouped: never asked" for n in (18, 19, 20, 36, 37, 38, 85)},
    **{
        ("7.3/product-walk", n): "a first copy under way, which took the recorded machine seconds"
        for n in (79, 82, 110)
    },
    **{
        ("7.3/product-odd-links", n): "a first copy under way, which took the recorded machine two seconds"
        for n in (*range(125, 131), *range(133, 137), 141, 143, 144, 147)
    },
    **{
        ("7.3/product-odd-indices", n): "a first copy under way, which took the recorded machine two seconds"
        for n in (*range(247, 254), 255, 256, 257, 259, 260, 263, 265, 268, 270)
    },
    ("7.3/product-odd-indices", 496): "a leader index deleted before or after the first read of its follower",
    **{("7.3/product-odd-many", n): "whether a lease was renewed a moment before" for n in (383, 393)},
    **{
        ("7.3/product-odd-again", n): "recorded with the number of a port in the place of 10000"
        for n in (46, 106, 155, 212, 262, 307, 464)
    },
    ("7.3/product-restored", 43): "when in half a minute a lease is renewed",
    ("7.3/diagnosis-reads", 66): "a link that is open for a third of a second",
    ("7.3/diagnosis-reads", 79): "which failure a read met last over a link that is open for a third of a second",
    **scope_versions.BEYOND,
    ("7.3/asks-starting", 117): "the path still took connections when the node behind it was gone",
    **{("7.3/verify-reads", n): SCROLL for n in (26, 27, 28, 29, 45, 46, 47, 48, 64)},
    **{("7.3/asks-red", n): "a new shard in the 70 ms in which it is made" for n in (9, 10)},
    ("7.3/asks-follower-states", 135): "a closed shard that starts while an unfollow is under way",
    **{("7.3/drift-reads", n): CURATED for n in (*range(2, 6), 13, 17, *range(22, 26), 33, 37, *range(41, 45))},
    **{("7.3/drift-reads", n): CURATED for n in (49, 50, *range(52, 61), *range(62, 72), 74, 77)},
    **{("7.3/drift-reads", n): "plug-ins and attributes of the recorded node" for n in (18, 19, 38, 39)},
    **{("7.3/auto-follow-full", n): "an index closed in the instant in which its first copy begins" for n in (87, 91)},
    ("7.3/auto-follow-full", 98): "a task three seconds after its leader index was made anew",
    ("7.3/leases-full", 10): "sections of the statistics that nobody here reads",
    ("7.3/verify-sums", 29): "doc values of a field that has none: a search that nobody here sends",
    ("7.3/verify-sums", 32): "scripts are not modelled; painless was absent where it was recorded",
    **{("7.3/asks-newest", n): scope_versions.BATCHES for n in (108, 117, 126, 135, 147)},
    **{("7.3/asks-contact", n): scope_versions.BATCHES for n in (10, 59, 82, 87, 99, 113, 127, 141, 161, 175, 189)},
    **{("7.3/asks-contact", n): scope_versions.NOBODY for n in (12, 69, 84, 101, 115, 129, 143, 163, 177, 191)},
    **{("7.3/asks-contact", n): "what the request before it dialled, which is not modelled" for n in (60, 70)},
    **{
        ("7.3/asks-secured", n): "a privilege that there is not: refused, beside the list of those that there are"
        for n in (17, 18, 34, 35)
    },
    **{
        ("7.3/asks-secured", n): "the index of users and roles, which is counted and not listed"
        for n in (49, 51, 57, 59, 61, 67, 71, 123)
    },
    ("7.3/verify-terms", 26): SEGMENTS,
    ("7.3/verify-terms", 27): SEGMENTS,
}
"""What a scene asks beyond what the simulator models: the line is sent, and its answer not compared."""

RACES = {
    ("7.3/identity", 13): "the version of a cluster state that grows while a node starts",
    ("7.3/follow-refused", 33): "the first read of a follower, within 34 ms",
    ("7.3/licence", 9): "the first read of a follower, after 144 ms",
    ("7.3/alias-changes", 16): "a retried read that has returned and is being written",
    ("7.3/stats-over-time", 36): "forty thousand documents on their way",
    ("7.3/metadata-travels", 36): "an operation whose read has returned with new settings",
    ("7.3/auto-follow", 36): "one round more, between a new index and its shard",
    ("7.3/auto-follow", 45): "rounds that fail hundreds of times a second",
    ("7.3/auto-follow", 50): "rounds that fail hundreds of times a second",
    ("7.3/asks-remote-kinds", 10): "the first read of a follower, within 73 ms",
    **{("7.3/leader-in-motion", n): "three thousand documents on their way" for n in (10, 12, 14, 18)},
    **{("7.3/counts-cost", n): "writes to twenty indices that took seconds" for n in (22, 24, 26, 28, 41)},
    **{
        ("7.3/heartbeat", n): "when in a second a refresh falls"
        for n in (10, 16, 19, 22, 31, 37, 43, 46, 52, 58, 66, 67, 70, 73, 79, 84, 85, 193)
    },
    **{
        ("7.3/heartbeat", n): "the count stands still from 30 s after the first copy on, which took seconds"
        for n in (*range(94, 130, 3), 129)
    },
    **{("7.3/heartbeat", n): "how many refreshes it took until then" for n in (132, 135, 139, 195, 197)},
    **scope_versions.RACES,
    **{("7.3/asks-follower-states", n): "the refresh of each second" for n in (49, 52, 171)},
    **{("7.3/asks-follower-states", n): "a closed shard that starts, within 0.2 s" for n in (107, 124, 132)},
    ("7.3/asks-red", 22): "the refresh of each second",
    **{("7.3/auto-follow-full", n): "how many rounds failed meanwhile" for n in (71, 78, 86, 92, 99, 101)},
    ("7.3/asks-red-follower", 54): "the first read of a follower, within 20 ms",
    ("7.3/asks-starting", 26): "a connection that is made within 0.1 s",
    ("7.3/asks-starting", 28): "twelve tasks that begin within half a second",
    ("7.3/asks-starting", 30): "twelve shards that start within half a second",
    ("7.3/asks-starting", 31): "twelve shards that start within half a second",
    ("7.3/asks-starting", 114): "twelve shards of the leader",
    ("7.3/asks-secured", 122): "sixteen tasks that begin within seconds",
}
"""Read while something was under way: how far it was is the speed of a machine, so keys and types are compared."""

UNSAID = {("7.3/asks-oss", 2): "without x-pack", ("7.3/asks-oss", 40): "with x-pack again"}
"""What a node was started with and the line does not say, though its scene does."""

SEEDS = {
    "7.3/node-restarts": 5,
    "7.3/metadata-travels": 3,
    "7.3/alias-changes": 40,
    "7.3/leader-async": 12,
    "7.3/leader-in-motion": 3,
    "7.3/product-restored": 25,
    "7.3/product-emptied": 10,
    "7.10/core-counts": 2,
    "8.19/core-counts": 2,
}
"""When a retry falls is chance, and which of two uuids comes first; with these seeds it is as it was."""
