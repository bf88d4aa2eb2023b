"""English words about what can be wrong with a profile or a command line."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.text.explanation import Explanation
from ccrtui.text.records.problems import ProblemWords

_PROFILE: Mapping[str, Explanation] = {
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
    "profile_link_not_served": Explanation(
        "this is one link more than a profile may have ({served}).",
        way_out="Make a profile of its own for it: ccrtui profiles new NAME.",
    ),
    "threshold_key_unknown": Explanation("{option} is nothing that a threshold says.", way_out="It takes: {known}."),
    "threshold_link_unknown": Explanation(
        "No link of this profile has the alias {link}.", way_out="There are: {known}. Without link it is of all."
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
    "lock_is_link": Explanation(
        "The lock file {file} is a link to another file.",
        "It is not followed: what it leads to would be emptied.",
        "Find out who put it there, and remove the link.",
    ),
    "lock_unusable": Explanation(
        "The lock file {file} cannot be used: {reason}.", way_out="Give yourself the right to write it."
    ),
    "place_unusable": Explanation(
        "The folder {folder} cannot be used: {reason}.",
        way_out="Give yourself the right, or name another folder in CCRTUI_HOME.",
    ),
    "secret_missing": Explanation(
        "The variable {variable} is not set ({reference}).", way_out="Set it and start again."
    ),
    "secret_empty": Explanation("There is nothing in {reference}.", way_out="Put the secret there."),
    "secret_no_prompt": Explanation(
        "The secret for {purpose} is to be typed, and there is no terminal to type it.",
        way_out="Use env:NAME or file:PATH in the profile.",
    ),
    "secret_not_text": Explanation(
        "What {reference} points to is not a secret: too long, or not UTF-8.",
        way_out="Put nothing else there.",
    ),
    "secret_unreadable": Explanation(
        "{file} ({reference}) cannot be read: {reason}.", way_out="Correct the path or its rights."
    ),
    "secret_exposed": Explanation(
        "{file} ({reference}) can be read or written by others (mode {mode}).",
        way_out="Take those rights away: chmod o-rwx.",
    ),
    "secret_reference_bad": Explanation(
        "The secret for {purpose} is not given as a reference.",
        way_out="Write env:NAME, file:PATH or prompt in the profile.",
    ),
}

_USAGE: Mapping[str, Explanation] = {
    "verb_missing": Explanation(
        "`ccrtui profiles` needs to know what to do.",
        way_out="Say one of: {known}; `ccrtui profiles --help` explains them.",
    ),
    "verb_unknown": Explanation("`ccrtui profiles` cannot {verb}.", way_out="It can: {known}."),
    "name_missing": Explanation(
        "`ccrtui {verb}` needs the name of a profile.", way_out="Write: ccrtui {verb} NAME ..."
    ),
    "argument_unexpected": Explanation(
        "{argument} is one word too many.", way_out="`ccrtui help` shows what is possible."
    ),
    "option_unknown": Explanation(
        "`ccrtui[ {verb}]` has no option {option}.",
        way_out="`ccrtui help` and `ccrtui profiles --help` show those that exist.",
    ),
    "option_unfit": Explanation("{option} means nothing to `ccrtui profiles {verb}`.", way_out="Leave it out."),
    "option_needs_value": Explanation("{option} needs a value.", way_out="Write it after the option."),
    "option_takes_no_value": Explanation("{option} takes no value.", way_out="Write the option alone."),
    "profile_shards_twice": Explanation(
        "--shards and number_of_shards in --settings say the same thing twice.",
        way_out="Leave one of them out; nothing was written or sent.",
    ),
    "option_file_unreadable": Explanation(
        "{option}: {file} cannot be read: {reason}.", way_out="Correct the path and repeat."
    ),
    "option_file_missing": Explanation("{option}: there is no file {file}.", way_out="Correct the path and repeat."),
    "nothing_to_change": Explanation(
        "Nothing to change was given.",
        way_out="Give options as for `new`, or open the file: ccrtui profiles path {name}",
    ),
    "confirm_needed": Explanation(
        "Removing the profile {name} cannot be undone.", way_out="Write: ccrtui profiles remove {name} --confirm {name}"
    ),
    "production_unconfirmed": Explanation(
        "{name} is a production profile: its name is to be typed before anything is written; nothing was sent.",
        way_out="If it is a test: ccrtui profiles edit {name} --environment test. Else write: {command}",
    ),
    "confirm_differs": Explanation(
        "--confirm does not say the name of the profile; nothing was removed.", way_out="Write: --confirm {name}"
    ),
    "option_needed": Explanation("{option} is needed.", way_out="`ccrtui help` shows how it is written."),
    "options_apart": Explanation("{option} and {other} cannot be given together.", way_out="Leave one of the two."),
    "verb_not_here": Explanation(
        "The verb {verb} is not in this version.", way_out="`ccrtui help` lists those that are."
    ),
    "no_such_word": Explanation(
        "{name} is neither a verb nor a profile.", way_out="`ccrtui help` lists the verbs[; profiles: {names}]."
    ),
    "no_profile": Explanation(
        "There is no profile yet.",
        way_out="Make one: ccrtui profiles new NAME --leader WHERE --follower WHERE, or try: ccrtui demo",
    ),
    "which_profile": Explanation("Which profile? There are: {names}.", way_out="Open one: ccrtui NAME"),
    "scenario_unknown": Explanation("There is no scenario {name}.", way_out="There are: {names}."),
    "stdout_not_written": Explanation(
        "Results cannot be written to stdout: {reason}.",
        "What was sent until then is in the journal; nothing was sent after it.",
        "Give stdout a file, a pipe or a terminal that takes it, and run it again.",
    ),
    "stderr_not_written": Explanation(
        "Plans and remarks cannot be written to stderr: {reason}.",
        "What was sent until then is in the journal; nothing was sent after it: no plan is sent that was not shown.",
        "Give stderr a file, a pipe or a terminal that takes it, and run it again.",
    ),
    "simulate_refused": Explanation("The simulator cannot start: {reason}."),
}

_REASONS: Mapping[str, str] = {
    "empty": "something, not empty",
    "control_character": "on one line, without control characters",
    "id_form": "at least 8 hexadecimal digits, as a UUID begins",
    "instance_form": "an instance id: es- and 8 letters or digits",
    "machine_form": "a CVM instance id: ins- and 8 letters or digits; or pick",
    "ccn_form": "a CCN id: ccn- and 8 letters or digits; or new",
    "region_form": "a region such as ap-beijing",
    "alias_form": "up to 255 letters, digits, - and _, and not start with -",
    "date_form": "a day, as 2026-11-30",
    "charge_form": "POSTPAID_BY_DAY_MAX or POSTPAID_BY_MONTH_95",
    "language_form": "en or zh",
    "url_form": "an address such as https://10.1.3.7:9200",
    "endpoint_form": "an address without a path, such as https://vpc.example:443",
    "url_has_credentials": "an address without user and password; they have options of their own",
    "transport_form": "HOST:PORT, such as 10.1.3.7:9300 or [fd00::7]:9300",
    "address_form": "an IPv4 address",
    "reference_form": "env:NAME, file:PATH or prompt",
    "index_form": 'an index name: lower case, none of \\ / * ? " < > | space , # :, not starting with - _ +',
    "pattern_form": "a pattern of index names, such as audit-*",
    "amount_form": "a number, 0 or more",
    "percent_form": "a number of per cent, 0 to 90",
    "threshold_form": "KEY=VALUE KEY=VALUE, such as index=audit-* warn_seconds=60 critical_seconds=600",
    "threshold_empty_form": "a table with at least one limit: warn_seconds, critical_seconds, warn_operations, "
    "critical_operations, warn_history_hours, critical_history_hours",
    "threshold_order_form": "no milder than its warn limit",
    "bandwidth_form": "1 to 1000000 Mbit/s",
    "port_form": "1 to 65535",
    "shards_form": "1 to 1024",
    "settings_form": 'a JSON object of index settings, such as {"refresh_interval": "30s"}',
    "mappings_form": "index settings alone, without mappings and aliases",
    "soft_deletes_form": "settings that leave soft deletes on: without them nothing can be followed",
    "settings_length_form": "at most 65536 characters",
    "samples_form": "0 to 10000",
    "taken_form": "1 to 1000000000",
    "schema_form": "1 or more",
    "where_form": "an address (https://HOST:9200) or an instance id (es- and 8 letters or digits)",
    "seconds_form": "a number of seconds, 0 or more",
    "whole_number": "a whole number",
    "text": "a text in quotes",
    "texts": "a list of texts in quotes",
    "pairs": 'a list of pairs such as [["orders", "orders"]]',
    "flag": "true or false",
    "table": "a table",
    "tables": "tables: [[links]]",
    "list": "a list",
}

WORDS = ProblemWords({**_PROFILE, **_USAGE}, _REASONS, place="{file}, line {line}: ")
