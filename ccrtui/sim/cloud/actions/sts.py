"""Who the caller is."""

from __future__ import annotations

from ccrtui.sim.cloud.api.action import Action, ActionRequest, Answer
from ccrtui.sim.cloud.state import Cloud


def caller_identity(_cloud: Cloud, request: ActionRequest) -> Answer:
    """The main account and the user behind the key."""
    main, user = request.account.uin, request.key.user or request.account.uin
    return {
        "AccountId": str(main),
        "UserId": str(user),
        "PrincipalId": str(user),
        "Type": "CAMUser",
        "Arn": f"qcs::cam::uin/{main}:uin/{user}",
    }


ACTIONS = (Action("sts", "GetCallerIdentity", caller_identity, regional=False),)
