"""English words about profiles."""

from __future__ import annotations

from ccrtui.text.explanation import Explanation
from ccrtui.text.records.profiles import ExpectedTypes, ProfileProblems, ProfileUsage, ProfileWords, ValueReasons

_PROBLEMS = ProfileProblems(
    profile_missing=Explanation(
        "There is no profile {name} ({file}).",
        way_out="`ccrtui profiles list` shows those that exist, `ccrtui profiles new {name} ...` makes it.",
    ),
    profile_exists=Explanation(
        "A profile {name} exists already ({file}).",
        way_out="Take another name, or change it with `ccrtui profiles edit {name} ...`.",
    ),
    profile_name_invalid=Explanation(
        "{name} cannot be the name of a profile.",
        way_out="Use 1 to 32 of a-z, 0-9 and -, not starting with -.",
    ),
    profile_name_is_verb=Explanation(
        "{name} is a verb of ccrtui and cannot name a profile.", way_out="Take another name."
    ),
    profile_damaged=Explanation(
        "{file}, line {line}: this is not TOML: {reason}.",
        way_out="Correct that line; nothing was changed.[ A copy is kept as {kept}.]",
    ),
    profile_newer=Explanation(
        "{file}, line {line}: schema {schema} is newer than this ccrtui reads ({known}).",
        way_out="Use the newer ccrtui that wrote it; nothing was changed.",
    ),
    profile_exposed=Explanation("{file} can be read or written by others (mode {mode}).", way_out="Run: {command}"),
    profile_unreadable=Explanation("{file} cannot be read: {reason}.", way_out="Give yourself the right to read it."),
    profile_unwritable=Explanation(
        "{file} cannot be written: {reason}.",
        way_out="The file is as it was; make room or give yourself the right, and repeat.",
    ),
    profile_edit_unclear=Explanation(
        "{file} is written in a form that this change cannot be put into safely.",
        way_out="Nothing was changed; change it by hand.",
    ),
    profile_key_unknown=Explanation(
        "{file}, line {line}: there is no key {key}.", way_out="[Did you mean {near}? ]Possible here: {known}."
    ),
    profile_key_missing=Explanation("{file}, line {line}: {key} is missing.", way_out="Add it."),
    profile_type_wrong=Explanation("{file}, line {line}: {key} must be {expected}.", way_out="Correct that line."),
    profile_value_bad=Explanation("{file}, line {line}: {key} must be {reason}.", way_out="Correct that line."),
    profile_word_unknown=Explanation(
        "{file}, line {line}: {key} must be one of: {allowed}.", way_out="Correct that line."
    ),
    profile_clusters_too_few=Explanation(
        "{file}, line {line}: a profile needs two clusters.",
        way_out="Add clusters.leader and clusters.follower, each with url or instance.",
    ),
    profile_cluster_nowhere=Explanation(
        "{file}, line {line}: {key} has neither url nor instance.", way_out="Add one of them."
    ),
    profile_link_unknown_cluster=Explanation(
        "{file}, line {line}: {key} names the cluster {cluster}, which the profile does not have.",
        way_out="Its clusters are: {known}.",
    ),
    profile_link_to_itself=Explanation(
        "{file}, line {line}: leader and follower of a link are the same cluster, {cluster}.",
        way_out="Name two different clusters.",
    ),
    profile_link_not_served=Explanation(
        "{file}, line {line}: {key} is one link more than a profile may have ([{served}]).",
        way_out="Make a profile of its own for it: ccrtui profiles new NAME.",
    ),
    profile_follower_twice=Explanation(
        "{file}, line {line}: {key} wants the follower index {index} for two leader indices.",
        way_out="Give each leader index a follower index of its own.",
    ),
    profile_locked=Explanation(
        "Process {holder} may write with the profile {name} since {since}.",
        way_out="End it there, or go on read-only.",
    ),
    profile_id_shared=Explanation(
        "The profiles {name} and {other} have the same id, and so one mark for what they make: either could take back"
        " what the other made.",
        way_out="If {name} is the copy, give it an id of its own in {file} and take its table made out."
        " An id begins with eight of 0-9 and a-f.",
    ),
    profile_moved=Explanation(
        "The profile {name} names other clusters or keys than when this session began; nothing was sent.",
        way_out="End this session and start it again.",
    ),
    password_not_reference=Explanation(
        "{file}, line {line}: {key} must say where the secret is, and never the secret itself.",
        way_out="Write env:NAME, file:PATH or prompt, and change the secret if it stood there.",
    ),
    lock_unusable=Explanation(
        "The lock file {file} cannot be used: {reason}.", way_out="Give yourself the right to write it."
    ),
    place_unusable=Explanation(
        "The folder {folder} cannot be used: {reason}.",
        way_out="Give yourself the right, or name another folder in CCRTUI_HOME.",
    ),
    secret_missing=Explanation("The variable {variable} is not set ({reference}).", way_out="Set it and start again."),
    secret_empty=Explanation("There is nothing in {reference}.", way_out="Put the secret there."),
    secret_no_prompt=Explanation(
        "The secret for {purpose} is to be typed, and there is no terminal to type it.",
        way_out="Use env:NAME or file:PATH in the profile.",
    ),
    secret_not_text=Explanation(
        "What {reference} points to is not a secret: too long, or not UTF-8.", way_out="Name another file."
    ),
    secret_unreadable=Explanation(
        "{file} ({reference}) cannot be read: {reason}.", way_out="Correct the path or its rights."
    ),
    secret_exposed=Explanation(
        "{file} ({reference}) can be read or written by others (mode {mode}).",
        way_out="Take those rights away: chmod o-rwx.",
    ),
    secret_reference_bad=Explanation(
        "The secret for {purpose} is not given as a reference.",
        way_out="Write env:NAME, file:PATH or prompt in the profile.",
    ),
)

_REASONS = ValueReasons(
    empty="something, not empty",
    control_character="on one line, without control characters",
    id_form="at least 8 hexadecimal digits, as a UUID begins",
    instance_form="an instance id: es- and 8 letters or digits",
    machine_form="a CVM instance id: ins- and 8 letters or digits",
    ccn_form="a CCN id: ccn- and 8 letters or digits; or new",
    region_form="a region such as ap-beijing",
    alias_form="up to 64 letters, digits, - and _, starting with a letter or digit",
    charge_form="POSTPAID_BY_DAY_MAX or POSTPAID_BY_MONTH_95",
    language_form="en or zh",
    url_form="an address such as https://10.1.3.7:9200",
    url_has_credentials="an address without user and password; give the user and a reference to the password instead",
    transport_form="HOST:PORT, such as 10.1.3.7:9300 or [fd00::7]:9300",
    address_form="an IPv4 address",
    reference_form="env:NAME, file:PATH or prompt",
    index_form='an index name: lower case, none of \\ / * ? " < > | space , # :, not starting with - _ +',
    bandwidth_form="1 to 1000000 Mbit/s",
    samples_form="0 to 10000",
    schema_form="1 or more",
    where_form="an address (https://HOST:9200) or an instance id (es- and 8 letters or digits)",
    whole_number="a whole number",
)

_EXPECTED = ExpectedTypes(
    text="a text in quotes",
    texts="a list of texts in quotes",
    pairs='a list of pairs such as [["orders", "orders"]]',
    number="a whole number",
    flag="true or false",
    table="a table",
    tables="tables: [[links]]",
    list="a list",
)

_USAGE = ProfileUsage(
    verb_missing=Explanation(
        "`ccrtui profiles` needs to know what to do.",
        way_out="Say one of: {known}; `ccrtui profiles --help` explains them.",
    ),
    verb_unknown=Explanation("`ccrtui profiles` cannot {verb}.", way_out="It can: {known}."),
    name_missing=Explanation(
        "`ccrtui profiles {verb}` needs the name of a profile.", way_out="Write: ccrtui profiles {verb} NAME"
    ),
    argument_unexpected=Explanation(
        "{argument} is one word too many.", way_out="`ccrtui profiles --help` shows what is possible."
    ),
    option_unknown=Explanation(
        "There is no option {option}.", way_out="`ccrtui profiles --help` shows those that exist."
    ),
    option_unfit=Explanation("{option} means nothing to `ccrtui profiles {verb}`.", way_out="Leave it out."),
    option_needs_value=Explanation("{option} needs a value.", way_out="Write it after the option."),
    option_takes_no_value=Explanation("{option} takes no value.", way_out="Write the option alone."),
    option_missing=Explanation(
        "{option} is missing: where is that cluster?",
        way_out="Give an address or an instance id, or {option}-region alone to pick the instance later.",
    ),
    option_bad=Explanation("{option} must be {reason}.", way_out="Correct it and repeat; nothing was written."),
    option_word_unknown=Explanation(
        "{option} must be one of: {allowed}.", way_out="Correct it and repeat; nothing was written."
    ),
    option_not_reference=Explanation(
        "{option} must say where the secret is, and never the secret itself.",
        way_out="Write env:NAME, file:PATH or prompt; a secret typed here may now stand in the shell's history.",
    ),
    option_file_missing=Explanation("{option}: there is no file {file}.", way_out="Correct the path and repeat."),
    same_place=Explanation(
        "Leader and follower are the same cluster ({where}).", way_out="Name two different clusters."
    ),
    nothing_to_change=Explanation(
        "Nothing to change was given.",
        way_out="Give options as for `new`, or open the file: ccrtui profiles path {name}",
    ),
    confirm_needed=Explanation(
        "Removing the profile {name} cannot be undone.", way_out="Write: ccrtui profiles remove {name} --confirm {name}"
    ),
    confirm_differs=Explanation(
        "--confirm does not say the name of the profile; nothing was removed.", way_out="Write: --confirm {name}"
    ),
)

_HELP = """\
usage: ccrtui profiles new NAME --leader WHERE --follower WHERE [options]
       ccrtui profiles edit NAME [options]     change only what is given
       ccrtui profiles list                    all profiles
       ccrtui profiles show NAME               the profile as TOML
       ccrtui profiles path NAME               its file
       ccrtui profiles remove NAME --confirm NAME

WHERE is an address (https://10.1.3.7:9200) or an instance id (es-2h7x0a1b);
a region alone will do where the instance is to be picked later.
REF says where a secret is: env:NAME, file:PATH or prompt.

for either side; write --follower-... for the follower
  --leader WHERE              the cluster
  --leader-region REGION      its region; for an instance id
  --leader-url URL            its address, when WHERE is an instance id
  --leader-user USER          who we are there
  --leader-password REF       our password there
  --leader-ca FILE            the CA of its certificate
  --leader-transport HOST:PORT  where the other side dials it; repeatable
  --leader-credentials REF    another cloud account
the link
  --alias NAME                the leader's name on the follower (leader)
  --remote-mode MODE          auto, sniff or proxy
  --index LEADER[=FOLLOWER]   what to copy; repeatable
  --create-index              create the leader index where it is missing
  --sample-docs N             write N sample documents (and create the index)
the network between
  --network HOW               auto, peering, ccn or connected
  --bandwidth MBPS  --charge TYPE  --ccn ID (or new)
  --probe-from INSTANCE  --probe-to ADDRESS   who pings, and whom
  --cloud-endpoint URL        another cloud API
the profile
  --environment KIND          prod or test
  --lang LANGUAGE             en or zh; `new` and `edit` keep it in the profile

`edit`: an empty value ('') takes an optional one away; repeatable options
replace the whole list. CCRTUI_HOME names a folder for everything of ours.
"""

WORDS = ProfileWords(
    problems=_PROBLEMS,
    reasons=_REASONS,
    expected=_EXPECTED,
    usage=_USAGE,
    help=_HELP,
    space=" ",
    kept="A copy was kept as {kept}.",
    created="Profile {name} is written to {file}. Next: ccrtui {name}, or ccrtui setup {name} --plan",
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
