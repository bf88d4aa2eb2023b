"""The closed set of requests this program can make; an answer is decoded by its kind."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a request asks or does."""

    CLUSTER_IDENTITY = "cluster_identity"
    LICENCE = "licence"
    HEALTH = "health"
    SERVER_CLOCK = "server_clock"
    NODES = "nodes"
    CERTIFICATES = "certificates"
    WHO_AM_I = "who_am_i"
    REMOTE_SETTINGS = "remote_settings"
    REMOTE_INFO = "remote_info"
    INDEX_LIST = "index_list"
    ALIAS_LIST = "alias_list"
    INDEX_SETTINGS = "index_settings"
    SHARD_STATS = "shard_stats"
    FOLLOW_INFO = "follow_info"
    FOLLOW_STATS = "follow_stats"
    AUTO_FOLLOW = "auto_follow"
    RECOVERY = "recovery"
    COUNT = "count"
    DOCUMENT = "document"
    SEARCH_TOTAL = "search_total"
    DIAL = "dial"
    """A search through an alias that is not connected, which makes the follower dial: its answer may take 30 s."""

    PRIVILEGES = "privileges"
    REFRESH = "refresh"
    TRANSPORT_PROBE = "transport_probe"

    PUT_REMOTE = "put_remote"
    REMOVE_REMOTE = "remove_remote"
    CREATE_INDEX = "create_index"
    DELETE_INDEX = "delete_index"
    WRITE_SAMPLES = "write_samples"
    DELETE_SAMPLE = "delete_sample"
    FOLLOW = "follow"
    PAUSE_FOLLOW = "pause_follow"
    RESUME_FOLLOW = "resume_follow"
    UNFOLLOW = "unfollow"
    CLOSE_INDEX = "close_index"
