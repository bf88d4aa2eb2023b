"""What is so only because the way between the clusters is not open."""

from __future__ import annotations

from ccrtui.core.rules.code import FindingCode

OF_A_CUT = frozenset({FindingCode.LEADER_UNREACHABLE, FindingCode.LINK_SILENT, FindingCode.NO_CONTACT})
"""Of a remote cluster that is not connected."""
OF_A_CONNECTION = OF_A_CUT | {FindingCode.REMOTE_NOT_CONNECTED}
"""Of what keeps the remote cluster from being connected."""
OF_THE_NETWORK = OF_A_CONNECTION | {FindingCode.TRANSPORT_UNREACHABLE}
"""Of what keeps packets from arriving."""
