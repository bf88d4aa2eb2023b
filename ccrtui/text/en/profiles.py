"""English words about profiles."""

from __future__ import annotations

from ccrtui.text.records.profiles import ProfileWords

_HEAD = """\
usage: ccrtui profiles new NAME --leader WHERE --follower WHERE [options]
       ccrtui profiles edit NAME [options]     change only what is given
       ccrtui profiles list                    all profiles
       ccrtui profiles show NAME               the profile as TOML
       ccrtui profiles path NAME               its file
       ccrtui profiles remove NAME --confirm NAME

WHERE is an address (https://10.1.3.7:9200) or an instance id (es-2h7x0a1b);
a region alone will do where the instance is to be picked later.
REF says where a secret is: env:NAME, file:PATH or prompt.
"""

_OPTIONS = {
    "for either side; write --follower-... for the follower": {
        "leader-instance": "the cluster",
        "leader-region": "its region; for an instance id",
        "leader-url": "its address, when WHERE is an instance id",
        "leader-user": "who we are there",
        "leader-password": "our password there",
        "leader-ca": "the CA of its certificate",
        "leader-transport": "where the other side dials it",
        "leader-credentials": "another cloud account",
    },
    "the link": {
        "alias": "the leader's name on the follower (leader)",
        "remote-mode": "auto, sniff or proxy",
        "index": "what to copy; an = in a name: \\=",
        "create-index": "create the leader index where it is missing",
        "heartbeat": "follow an index of ours beside them (watch --beat)",
        "sample-docs": "write N sample documents (and create the index)",
        "shards": "primary shards of an index that we create (1)",
        "settings": "its other settings, a file of JSON",
    },
    "the network between": {
        "network": "auto, peering, ccn or connected",
        "bandwidth": "at most so many Mbit/s, where we connect",
        "charge": "POSTPAID_BY_DAY_MAX or POSTPAID_BY_MONTH_95",
        "ccn": "a Cloud Connect Network, or new",
        "destinations": "how much of the other side routes lead to",
        "probe-from": "the machine that pings",
        "probe-to": "the address it pings",
        "ticket-filed": "when the certificates' ticket was filed",
        "cloud-endpoint": "another cloud API",
    },
    "the profile": {
        "environment": "prod (where nothing is said) or test",
        "threshold": "limits, as: index=* warn_seconds=60",
        "notify": "run on a change; gets JSON on stdin",
        "announce": "bell, title, osc9, osc777; on a change",
        "sort": "the order of the watch, as: behind, index:turned",
        "history": "its room in MiB (256), as: 64 40/30/20/10",
        "lang": "en or zh; `new` and `edit` keep it in the profile",
    },
}

_FOOT = """\
`edit`: an empty value ('') takes an optional one away; repeatable options
replace the whole list. CCRTUI_HOME names a folder for everything of ours.
LIMITS: link=NAME index=GLOB, warn_ and critical_ of seconds, operations and
history_hours, hold_seconds, hysteresis_percent (10); none by default. Of those
that fit an index the later ones count; a critical one is a problem.
COMMAND is run without a shell and gets one JSON object on its stdin."""

WORDS = ProfileWords(
    help_head=_HEAD,
    help_options=_OPTIONS,
    help_repeatable="; repeatable",
    help_foot=_FOOT,
    kept="A copy was kept as {kept}.",
    created="Profile {name} is written to {file}. Next: ccrtui {name}, or ccrtui setup {name} --plan",
    which_environment="Is this production? prod or test (enter: prod): ",
    taken_for_production="It counts as production: writing asks for its name. If it is a test: "
    "ccrtui profiles edit {name} --environment test",
    region_open="The region of {instance} is not given; it is asked for later. To give it now: "
    "ccrtui profiles edit {name} {option} REGION",
    changed="Profile {name} is changed.",
    unchanged="Profile {name} already says so; nothing was written.",
    removed="Profile {name} is removed. Its journal stays.",
    left_behind="What was made with it stays where it is, and ccrtui no longer knows that it may remove it: {made}",
    would_orphan="What was made with it is still recorded, and without the profile ccrtui does not know that it may "
    "remove it: {made}. To take it back first: ccrtui setup {name} --undo",
    none_yet="There are no profiles yet. Make one: ccrtui profiles new NAME --leader WHERE --follower WHERE",
    cannot_be_read="(cannot be read)",
)
