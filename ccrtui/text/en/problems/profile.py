"""What can be wrong with a profile, in English."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.text.explanation import Explanation

PROFILE: Mapping[str, Explanation] = {
    "profile_missing": Explanation(
        "There is no profile {name} ({file}).",
        way_out="`ccrtui profiles list` shows those that exist, `ccrtui profiles new {name} ...` makes it.",
    ),
    "profile_exists": Explanation(
        "A profile {name} exists already ({file}).",
        way_out="Take another name, or change it with `ccrtui profiles edit {name} ...`.",
    ),
    "profile_name_invalid": Explanation(
        "{name} cannot be the name of a profile.",
        way_out="Use 1 to 32 of a-z, 0-9 and -, not starting with -.",
    ),
    "profile_name_is_verb": Explanation(
        "{name} is a verb of ccrtui and cannot name a profile.", way_out="Take another name."
    ),
    "profile_damaged": Explanation(
        "this is not TOML: {reason}.",
        way_out="Correct that line; nothing was changed.[ A copy is kept as {kept}.]",
    ),
    "profile_newer": Explanation(
        "schema {schema} is newer than this ccrtui reads ({known}).",
        way_out="Use the newer ccrtui that wrote it; nothing was changed.",
    ),
    "profile_exposed": Explanation("{file} can be read or written by others (mode {mode}).", way_out="Run: {command}"),
    "profile_unreadable": Explanation(
        "{file} cannot be read: {reason}.", way_out="Give yourself the right to read it."
    ),
    "profile_too_large": Explanation(
        "{file} is larger than a profile can be: {size} bytes of at most {most}.",
        "It was not read: that would take minutes.",
        "Put the profile in its place; this file can hardly be one.",
    ),
    "profile_too_full": Explanation(
        "{file} has more keys, tables or values in it than a profile can have.",
        "It was not read: that would take minutes.",
        "Put the profile in its place; this file can hardly be one.",
    ),
    "profile_no_room": Explanation(
        "{file} has no room for what this set-up may come to record as its own: {n} entries, {size} bytes of at most "
        "{most}; nothing was sent.",
        "What could not be recorded could not be taken back.",
        "Give some of the pairs to a profile of their own: `ccrtui profiles new`.",
    ),
    "profile_unwritable": Explanation(
        "{file} cannot be written: {reason}.",
        way_out="The file is as it was; make room or give yourself the right, and repeat.",
    ),
    "profile_edit_unclear": Explanation(
        "{file} is written in a form that this change cannot be put into safely.",
        way_out="Nothing was changed; change it by hand.",
    ),
    "profile_key_unknown": Explanation(
        "there is no key {key}.", way_out="[Did you mean {near}? ]Possible here: {known}."
    ),
    "profile_key_missing": Explanation("{key} is missing.", way_out="Add it."),
    "profile_value_bad": Explanation("{option} must be {reason}.", way_out="Correct it; nothing was written or sent."),
    "profile_word_unknown": Explanation(
        "{option} must be one of: {allowed}.", way_out="Correct it; nothing was written or sent."
    ),
    "profile_clusters_too_few": Explanation(
        "a profile needs two clusters.",
        way_out="Add clusters.leader and clusters.follower, each with url or instance.",
    ),
    "profile_cluster_nowhere": Explanation(
        "{option} is missing: where is that cluster?",
        way_out="Give its address or its instance, or its region alone to pick the instance later.",
    ),
    "profile_link_unknown_cluster": Explanation(
        "{option} names the cluster {cluster}, which the profile does not have.", way_out="Its clusters are: {known}."
    ),
    "profile_link_to_itself": Explanation(
        "leader and follower of a link are the same cluster, {cluster}.",
        way_out="Name two different clusters.",
    ),
    "profile_alias_twice": Explanation(
        "the alias {alias} is given to two links whose follower is {cluster}.",
        way_out="Give each link an alias of its own there; the indices of one link stand in one list.",
    ),
    "link_unknown": Explanation("The profile has no link {link}.", way_out="It has: {known}."),
    "threshold_key_unknown": Explanation("{option} is nothing that a threshold says.", way_out="It takes: {known}."),
    "threshold_link_unknown": Explanation(
        "This profile has no link {link}.", way_out="There are: {known}. Without link it is of all."
    ),
    "profile_same_place": Explanation(
        "Leader and follower are the same cluster ({where}).",
        way_out="Name two different clusters; nothing was written or sent.",
    ),
    "given_twice": Explanation(
        "{option} is given twice and can be given once.",
        way_out="Leave one of the two; nothing was written or sent.[ A copy is kept as {kept}.]",
    ),
    "profile_option_unknown": Explanation(
        "A profile has no option {option}.", way_out="`ccrtui profiles --help` shows those that exist."
    ),
    "profile_follower_twice": Explanation(
        "The follower index {index} is wanted for two leader indices.",
        way_out="Give each leader index a follower index of its own; nothing was written or sent.",
    ),
    "profile_locked": Explanation(
        "Process {holder} may write with the profile {name} since {since}.",
        way_out="End it there, or go on read-only.",
    ),
    "profile_id_shared": Explanation(
        "The profiles {name} and {other} have the same id, and so one mark for what they make: either could take back"
        " what the other made.",
        way_out="If {name} is the copy, give it an id of its own in {file} and take its table made out."
        " An id begins with eight of 0-9 and a-f.",
    ),
    "profile_moved": Explanation(
        "The profile {name} names other clusters or keys than when this session began; nothing was sent.",
        way_out="End this session and start it again.",
    ),
    "password_not_reference": Explanation(
        "{option} must say where the secret is, and never the secret itself.",
        way_out="Say env:NAME, file:PATH or prompt, and change the secret if it stood there.",
    ),
    "profile_shards_twice": Explanation(
        "--shards and number_of_shards in --settings say the same thing twice.",
        way_out="Leave one of them out; nothing was written or sent.",
    ),
}
