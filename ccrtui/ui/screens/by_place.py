"""The screen of each place; its module is imported only when it is made."""

from __future__ import annotations

from ccrtui.ui.options import Place
from ccrtui.ui.screens.base.place import PlaceScreen
from ccrtui.ui.session import Session


def make_screen(place: Place, session: Session) -> PlaceScreen:
    """Make a place; its module is imported only now."""
    if place is Place.SETUP:
        from ccrtui.ui.screens.setup import SetupScreen

        return SetupScreen(session)
    if place is Place.WATCH:
        from ccrtui.ui.screens.watch import WatchScreen

        return WatchScreen(session)
    if place is Place.DOCTOR:
        from ccrtui.ui.screens.doctor import DoctorScreen

        return DoctorScreen(session)
    if place is Place.CALLS:
        from ccrtui.ui.screens.calls import CallsScreen

        return CallsScreen(session)
    from ccrtui.ui.screens.overview import OverviewScreen

    return OverviewScreen(session)
