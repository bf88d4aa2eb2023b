"""Profiles that mark what they make alike: a copied file has the id of the other, and would take back its things."""

from __future__ import annotations

from ccrtui.adapters.disk.paths import Places
from ccrtui.adapters.disk.profile.file import ProfileFile
from ccrtui.core.profile.profile import Profile, ProfileError, name_problem


def check_only_one(places: Places, profile: Profile) -> None:
    """Raises ProfileError `profile_id_shared` where another profile of this user has the same mark."""
    for path in sorted(places.profiles.glob("*.toml")):
        if (
            path.stem != profile.name
            and name_problem(path.stem) is None
            and _marker(places, path.stem) == profile.marker
        ):
            file = str(places.profile(profile.name))
            raise ProfileError("profile_id_shared", name=profile.name, other=path.stem, file=file, id=profile.id)


def _marker(places: Places, name: str) -> str | None:
    """What that profile marks its things with; None where it cannot be read, and so cannot be worked with either."""
    try:
        return ProfileFile(places, name).load().marker
    except ProfileError:
        return None
