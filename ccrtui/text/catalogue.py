"""Where a language becomes words; only the chosen one is imported, and only the part that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ccrtui.text.language import Language
    from ccrtui.text.records.doctor import DoctorWords
    from ccrtui.text.records.export import ExportWords
    from ccrtui.text.records.problems import ProblemWords
    from ccrtui.text.records.profiles import ProfileWords
    from ccrtui.text.records.watch.report import ReportWords
    from ccrtui.text.words import Words


def words(language: Language) -> Words:
    """The words of the console and of the verbs that look at a link, in that language."""
    if language == "zh":
        from ccrtui.text.zh.catalogue import CHINESE

        return CHINESE
    from ccrtui.text.en.catalogue import ENGLISH

    return ENGLISH


def help_page(language: Language, verb: str | None) -> str:
    """The page about a verb, else the one about all of them, in that language."""
    if language == "zh":
        from ccrtui.text.zh.help import OVERVIEW as CHINESE
        from ccrtui.text.zh.help import PAGES as CHINESE_PAGES

        return CHINESE_PAGES.get(verb or "", CHINESE)
    from ccrtui.text.en.help import OVERVIEW as ENGLISH
    from ccrtui.text.en.help import PAGES as ENGLISH_PAGES

    return ENGLISH_PAGES.get(verb or "", ENGLISH)


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
        from ccrtui.text.zh.problems.catalogue import WORDS as CHINESE

        return CHINESE
    from ccrtui.text.en.problems.catalogue import WORDS as ENGLISH

    return ENGLISH


def export_words(language: Language) -> ExportWords:
    """The words in exported plans, in that language."""
    if language == "zh":
        from ccrtui.text.zh.export import WORDS as CHINESE

        return CHINESE
    from ccrtui.text.en.export import WORDS as ENGLISH

    return ENGLISH


def doctor_words(language: Language) -> DoctorWords:
    """The words around findings, in that language."""
    if language == "zh":
        from ccrtui.text.zh.doctor import DOCTOR as CHINESE

        return CHINESE
    from ccrtui.text.en.doctor import DOCTOR as ENGLISH

    return ENGLISH


def report_words(language: Language) -> ReportWords:
    """The words in reports, in that language."""
    if language == "zh":
        from ccrtui.text.zh.watch.report import WORDS as CHINESE

        return CHINESE
    from ccrtui.text.en.watch.report import WORDS as ENGLISH

    return ENGLISH
