"""What can be wrong with our files and with where a secret is, in English."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.text.explanation import Explanation

PLACES: Mapping[str, Explanation] = {
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
