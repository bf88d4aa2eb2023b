"""Calls in English."""

from __future__ import annotations

from ccrtui.text.call_words import EffectWords, KindWords, ResultWords

KINDS = KindWords(
    cluster_identity="ask who answers",
    licence="read the licence",
    health="read the cluster health",
    server_clock="read the server's clock",
    nodes="list the nodes",
    certificates="list the TLS certificates",
    who_am_i="ask who we are there",
    remote_settings="read the remote cluster settings",
    remote_info="ask for the remote connections",
    index_list="list the indices",
    alias_list="list the aliases",
    index_settings="read index settings",
    shard_stats="read sequence numbers and counts",
    follow_info="list the followers",
    follow_stats="read the followers' progress",
    auto_follow="list the auto-follow patterns",
    recovery="read the progress of the first copy",
    count="count documents",
    document="look for one document",
    search_total="count through the remote cluster",
    dial="have the follower dial the leader, up to 30 s",
    privileges="ask which rights we have",
    refresh="refresh the index",
    transport_probe="dial the transport port",
    put_remote="register the remote cluster",
    remove_remote="remove the remote cluster",
    create_index="create the leader index",
    delete_index="delete the index",
    write_samples="write sample documents",
    delete_sample="delete a sample document",
    follow="follow the leader index",
    pause_follow="pause the follower",
    resume_follow="resume the follower",
    unfollow="turn the follower into an ordinary index",
    close_index="close the index",
)
EFFECTS = EffectWords(read="read", probe="probe", write="WRITE")
RESULTS = ResultWords(done="done", refused="refused", unknown="outcome unknown")
