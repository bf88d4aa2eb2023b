"""Recording beside a verb that watches."""

from __future__ import annotations

from collections.abc import Mapping

from ccrtui.cli.output import write_remark
from ccrtui.cli.session import VerbSession
from ccrtui.core.record.about import about
from ccrtui.core.record.trouble import Trouble
from ccrtui.core.state import NoticeCode
from ccrtui.engine.connection import Connection
from ccrtui.engine.recording.recorder import Recorder


def recording(session: VerbSession, connection: Connection) -> Recorder:
    """What records from now on; what is wrong with the history is a remark."""

    def tell(trouble: Trouble, params: Mapping[str, str]) -> None:
        write_remark(session.words.say(session.words.notices[NoticeCode(trouble.value)], **params))

    recorder = Recorder(connection.history, about(session.profile, {}), tell)
    recorder.start()
    return recorder
