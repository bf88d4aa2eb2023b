"""Who the caller is."""

from __future__ import annotations

from ccrtui.sim.cloud.api.action import Action, Answer, Asked
from ccrtui.sim.cloud.state import Cloud


def caller_identity(_cloud: Cloud, asked: Asked) -> Answer:
    """The main account and the user behind the key."""
    main, user = asked.account.uin, asked.key.user or asked.account.uin
    return {
        "AccountId": str(main),
        "UserId": str(user),
        "PrincipalId": str(user),
        "Type": "CAMUser",
        "Arn": f"qcs::cam::uin/{main}:uin/{user}",
    }


ACTIONS = (Action("sts", "GetCallerIdentity", caller_identity, regional=False),)
