"""What can be set at the control endpoint, as data: names, parameters, meaning."""

from __future__ import annotations

from typing import Any

FAULTS: dict[str, dict[str, Any]] = {
    "link": {
        "parameters": {
            "from": "cluster that dials (follower)",
            "to": "cluster that is dialled (leader)",
            "state": "pass | refuse | hang",
            "delay_s": "seconds each way",
            "bandwidth": "bytes per second, null for no limit",
        },
        "meaning": "the network between two clusters: open, cut, or swallowing every byte; slow, or narrow",
    },
    "hold": {
        "parameters": {
            "cluster": "leader | follower | cloud | any",
            "effect": "write | probe | read | any",
            "n": "which matching request, counted from now",
            "when": "before | after it is acted on",
            "path": "part of its path; of the cloud, `vpc CreateRoutes` is one",
        },
        "meaning": "keep a request unanswered until the fault is removed; GET /faults/hold?wait_s=10 waits for it",
    },
    "drop": {
        "parameters": {"cluster": "as hold", "effect": "as hold", "n": "as hold", "when": "as hold", "path": "as hold"},
        "meaning": "cut the connection of a request, before or after it is acted on",
    },
    "http": {
        "parameters": {
            "cluster": "leader | follower | cloud | any",
            "mode": "html | truncated | wrong_type | huge | slow | never_ending | empty | status",
            "status": "HTTP status for html and status",
            "path": "part of the path; left out: every request",
            "times": "how often, null for always",
        },
        "meaning": "answers that nobody gives: a proxy's page, broken JSON, wrong types, endless or empty bodies",
    },
    "cloud": {
        "parameters": {
            "delay_s": "how long every answer takes",
            "list_lag_s": "how long lists do not show what was created",
            "settle_s": "how long something new takes until it is usable",
            "per_second": "calls of one action in a (real) second, null for what is documented",
        },
        "meaning": "the cloud API is slow, lists late, or counts calls strictly; times are simulated seconds",
    },
    "node": {
        "parameters": {
            "cluster": "leader | follower",
            "state": "stopped | killed (what is not safe on disk is lost: index.translog.durability async) | started",
            "settings": 'of its configuration file, null removes one: {"cluster.remote.connect": "false"}, '
            '{"cluster.remote.NAME.seeds": ["HOST:PORT"]}, {"transport.publish_port": 1} (which nobody can reach), '
            '{"node.roles": ["data"]}',
            "xpack": "false: the edition without x-pack, which has neither licence nor replication nor security",
            "master": "false: it finds no master, and knows nothing of its cluster; true: it finds one again",
        },
        "meaning": "the node of a cluster stops: nothing listens, tasks are interrupted; or starts again; another "
        "configuration restarts it, and what is removed with the fault is given back",
    },
    "licence": {
        "parameters": {"cluster": "leader | follower", "expires_in_s": "in so many simulated seconds (0)"},
        "meaning": "the licence expires by the clock; the one there was is given back when the fault is removed",
    },
    "remote_key": {
        "parameters": {
            "cluster": "follower (as it is left out)",
            "alias": "of the remote cluster (leader)",
            "key": "valid | missing | rest | unknown | search_only | wrong_port",
            "expires_in_s": "in so many simulated seconds a valid one expires",
        },
        "meaning": "the alias trusts by API key (8.10 and later), and that is what the follower's keystore has for it; "
        "certificates count again when the fault is removed",
    },
    "certificates": {
        "parameters": {"cluster": "leader | follower", "of": "follower | leader"},
        "meaning": "the node accepts the authority of the other's certificate from now on, as once a ticket is done",
    },
    "write_queue": {
        "parameters": {"cluster": "leader | follower"},
        "meaning": "the node's queue of writes is full: whoever writes is refused (429), a follower's task ends on it",
    },
    "slow_writes": {
        "parameters": {
            "cluster": "follower (as it is left out) | leader",
            "operation_s": "seconds for each operation (0.02)",
        },
        "meaning": "the node writes slowly what its followers read: what arrived waits there to be written",
    },
    "watermark": {
        "parameters": {"cluster": "leader | follower"},
        "meaning": "the disk is full: every index is read-only except for deletes",
    },
    "copy_failure": {
        "parameters": {"cluster": "follower", "index": "name of the follower index"},
        "meaning": "the next first copy of that index fails, which is never retried by itself",
    },
    "history": {
        "parameters": {
            "cluster": "leader (as it is left out) | follower",
            "index": "name of the index",
            "operations": 'how many of the first operations each shard keeps: 5, or {"0": 5, "1": 3}',
            "lost": "instead: how many of the newest each shard loses",
        },
        "meaning": "the index is restored to that older state: same uuid, new history, leases gone; it stays so",
    },
    "shard": {
        "parameters": {
            "cluster": "leader (as it is left out) | follower",
            "index": "name of the index",
            "shard": "its number (0)",
            "state": "lost | empty | back",
        },
        "meaning": "the only copy of a shard is gone (the index is red); or an empty one of a new history takes its "
        "place; or a lost one comes back as it was, as it does when the fault is removed",
    },
}

ENDPOINTS = {
    "GET /faults": "faults that are set",
    "GET /faults/NAME": "one of them; hold takes wait_s",
    "POST /faults/NAME": "set one",
    "DELETE /faults/NAME": "remove it",
    "GET /clock": "the simulated time",
    "POST /clock": '{"advance_s": 3600} or {"rate": 10}',
    "GET /requests": "every request received, by effect",
    "DELETE /requests": "forget them and count from zero",
}
