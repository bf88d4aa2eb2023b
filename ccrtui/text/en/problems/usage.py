"""What can be wrong with a command line, in English."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.text.explanation import Explanation

USAGE: Mapping[str, Explanation] = {
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
    "heartbeat_missing": Explanation(
        "No link of {name} has a heartbeat, so there is none to write.",
        "",
        "give it one: ccrtui profiles edit {name} --heartbeat, then ccrtui setup {name} --write",
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
    "scenario_unknown": Explanation("There is no scenario {name}.", way_out="There are: {names}."),
    "finding_unknown": Explanation(
        "{option}: there is no finding {name}.",
        way_out="`ccrtui doctor NAME --json` names each by code and number; --only takes a place to look from too.",
    ),
    "page_unwritable": Explanation("{file} cannot be written: {reason}.", way_out="Choose another place."),
    "serve_unusable": Explanation("Nothing can be served on {address}: {reason}.", way_out="Choose another."),
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
    "history_missing": Explanation(
        "Nothing is recorded yet[ of {name}] ({file}).",
        way_out="The console and `ccrtui watch` record while they run.",
    ),
    "history_newer": Explanation(
        "{file} was written by a newer ccrtui.", way_out="Use that one to read it; nothing was changed."
    ),
    "history_unreadable": Explanation(
        "{file} cannot be read: {reason}.", way_out="It is kept as it is. Give yourself the right, or another copy."
    ),
    "history_unwritable": Explanation("{file} cannot be written: {reason}.", way_out="Choose another place."),
    "history_exists": Explanation("{file} is there already.", way_out="Choose another name; nothing was written."),
    "history_foreign": Explanation(
        "{file} is no history of ccrtui.", way_out="`ccrtui history NAME export FILE` writes one."
    ),
    "history_verb": Explanation(
        "`ccrtui history` cannot do that.",
        way_out="Write: ccrtui history NAME export FILE, or: ccrtui history open FILE",
    ),
    "simulate_refused": Explanation("The simulator cannot start: {reason}."),
}
