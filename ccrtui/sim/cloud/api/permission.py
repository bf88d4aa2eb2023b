"""Whether a key may call an action, and how a refusal names action and resource."""

from __future__ import annotations

from ccrtui.sim.cloud.api.action import Action, ActionRequest
from ccrtui.sim.cloud.api.refusal import CloudError


def check(action: Action, request: ActionRequest) -> None:
    """Raise CloudError when the key's policy does not permit the action."""
    name = f"{action.service}:{action.name}"
    if not request.key.policy.permits(name):
        text = (
            f"you are not authorized to perform operation ({name})\n"
            f"resource ({resource(action, request)}) has no permission"
        )
        raise CloudError("UnauthorizedOperation", text)


def resource(action: Action, request: ActionRequest) -> str:
    """The six-part name of what an action is about; `*` when it is not about one thing."""
    identity = request.params.get(action.named_by) if action.named_by else None
    if isinstance(identity, list):
        identity = identity[0] if identity else None
    if not action.kind:
        return "*"
    return f"qcs::{action.service}:{request.region}:uin/{request.account.uin}:{action.kind}/{identity or '*'}"
