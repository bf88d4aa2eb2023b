"""What is to be said of a remote cluster that is connected all the same: what a restart takes away, another mode."""

from __future__ import annotations

from ccrtui.core.call.call import Side
from ccrtui.core.elasticsearch.cluster import RemoteInfo, RemoteSettings
from ccrtui.core.elasticsearch.requests.cluster import remote_info, remote_settings
from ccrtui.core.profile.link_words import RemoteMode
from ccrtui.core.steps.conclude import satisfied
from ccrtui.core.walk.code import Code
from ccrtui.core.walk.look import Look
from ccrtui.core.walk.step import Judgement

FOLLOWER = Side.FOLLOWER


def remarks(look: Look) -> list[Judgement]:
    """Each a code with its evidence; a transient address is gone after a restart (recorded: asks-remote-kinds 22)."""
    alias, wanted = look.profile.link.alias, look.profile.link.remote_mode
    settings = look.value(remote_settings(FOLLOWER), RemoteSettings)
    info = look.value(remote_info(FOLLOWER), RemoteInfo)
    remote = info.get(alias) if info else None
    said: list[Judgement] = []
    if settings and settings.is_transient(alias):
        lasting = ", ".join(RemoteSettings(settings.persistent).addresses(alias))
        said.append(satisfied(Code.REMOTE_IS_TRANSIENT, alias=alias, persistent=lasting or None))
    if remote and wanted is not RemoteMode.AUTO and remote.mode != wanted:
        said.append(satisfied(Code.REMOTE_OTHER_MODE, alias=alias, mode=remote.mode, wanted_mode=wanted.value))
    return said
