"""What is so only because the way between the clusters is not open, or the set-up does not go on."""

from __future__ import annotations

from ccrtui.core.rules.code import FindingCode

OF_A_SET_UP = frozenset({FindingCode.NOT_FOLLOWING})
"""Of a set-up that does not go on: what is to follow does not yet."""
OF_A_CUT = OF_A_SET_UP | {FindingCode.LEADER_UNREACHABLE, FindingCode.LINK_SILENT, FindingCode.NO_CONTACT}
"""Of a remote cluster that is not connected."""
OF_A_CONNECTION = OF_A_CUT | {FindingCode.REMOTE_NOT_CONNECTED}
"""Of what keeps the remote cluster from being connected."""
OF_THE_NETWORK = OF_A_CONNECTION | {FindingCode.TRANSPORT_UNREACHABLE}
"""Of what keeps packets from arriving."""
