"""What exported plans say is said in both languages, with the same parameters."""

from __future__ import annotations

from ccrtui.text.catalogue import export_words
from ccrtui.text.records.export import ExportWords
from ccrtui.text.template import placeholders


def test_both_languages_take_the_same_parameters() -> None:
    english, chinese = export_words("en"), export_words("zh")
    for name in ExportWords.names():
        assert placeholders(getattr(english, name)) == placeholders(getattr(chinese, name)), name
        assert getattr(english, name) != getattr(chinese, name)
