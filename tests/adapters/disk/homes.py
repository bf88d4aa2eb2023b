"""A home of ours in a test's own folder, and profiles to put there."""

from __future__ import annotations

from pathlib import Path

from ccrtui.adapters.disk.paths import Paths, find_paths
from ccrtui.core.profile.profile import ClusterProfile, IndexPair, LinkProfile, Profile

NAME = "orders"

HAND_WRITTEN = """\
# standby of the order desk
schema = 1
id = "5f0c1b7e-9a52-4c1d-8f7e-000000000001"   # made once

[clusters.leader]  # the busy one
url = "https://10.1.2.7:9200"
password = "env:ORDERS"  # never the secret itself

[clusters.follower]
url = "https://10.9.3.7:9200"
ca = "shanghai.pem"

[[links]]
leader = "leader"
follower = "follower"
alias = "leader"
indices = [
    ["orders", "orders"],  # the main one
]
"""


def home(folder: Path) -> Paths:
    """Paths under that folder."""
    return find_paths({"CCRTUI_HOME": str(folder)})


def written(paths: Paths, text: str, name: str = NAME) -> Path:
    """A profile's file with that text, as an editor would leave it (0600)."""
    path = paths.profile(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o600)
    return path


def profile(name: str = NAME) -> Profile:
    """A plain profile of two clusters."""
    return Profile(
        name=name,
        id="5f0c1b7e-9a52-4c1d-8f7e-000000000002",
        clusters={
            "leader": ClusterProfile(url="http://127.0.0.1:1", transport=("127.0.0.1:2",)),
            "follower": ClusterProfile(url="http://127.0.0.1:3"),
        },
        links=(LinkProfile(indices=(IndexPair("orders", "orders"),)),),
    )
