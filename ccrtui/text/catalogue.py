"""Where a language becomes words; only the chosen one is imported, and only the part that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ccrtui.text.language import Language
    from ccrtui.text.records.export import ExportWords
    from ccrtui.text.records.problems import ProblemWords
    from ccrtui.text.records.profiles import ProfileWords
    from ccrtui.text.records.verbs import VerbWords
    from ccrtui.text.words import Words


def words(language: Language) -> Words:
    """The words of the console and of the verbs that look at a link, in that language."""
    if language == "zh":
        from ccrtui.text.zh.catalogue import CHINESE

        return CHINESE
    from ccrtui.text.en.catalogue import ENGLISH

    return ENGLISH


def verb_words(language: Language) -> VerbWords:
    """The words of the verbs alone, such as their help, in that language."""
    if language == "zh":
        from ccrtui.text.zh.verbs import VERBS as CHINESE

        return CHINESE
    from ccrtui.text.en.verbs import VERBS as ENGLISH

    return ENGLISH


def profile_words(language: Language) -> ProfileWords:
    """The words of the verb `profiles`, in that language."""
    if language == "zh":
        from ccrtui.text.zh.profiles import WORDS as CHINESE

        return CHINESE
    from ccrtui.text.en.profiles import WORDS as ENGLISH

    return ENGLISH


def problem_words(language: Language) -> ProblemWords:
    """The words for what can be wrong with a profile or a command line, in that language."""
    if language == "zh":
        from ccrtui.text.zh.problems import WORDS as CHINESE

        return CHINESE
    from ccrtui.text.en.problems import WORDS as ENGLISH

    return ENGLISH


def export_words(language: Language) -> ExportWords:
    """The words in exported plans, in that language."""
    if language == "zh":
        from ccrtui.text.zh.export import WORDS as CHINESE

        return CHINESE
    from ccrtui.text.en.export import WORDS as ENGLISH

    return ENGLISH
