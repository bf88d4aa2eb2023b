"""Recording beside a verb that watches."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.cli.output import write_remark
from ccrtui.core.record.trouble import Trouble
from ccrtui.core.state import NoticeCode
from ccrtui.engine.recording.session import SessionRecord
from ccrtui.text.words import Words


def session_record(words: Words) -> SessionRecord:
    """The record of a verb; what is wrong with it is a remark."""

    def tell(trouble: Trouble, params: Mapping[str, str]) -> None:
        write_remark(words.say(words.notices[NoticeCode(trouble.value)], **params))

    return SessionRecord(tell)
