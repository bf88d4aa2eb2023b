"""What a rule may read: everything that is known of one link at one moment."""

from __future__ import annotations

from dataclasses import dataclass

from ccrtui.core.call.call import Side
from ccrtui.core.profile.profile import Profile
from ccrtui.core.record.event import Event
from ccrtui.core.state import State, Walk
from ccrtui.core.walk.step import StepView
from ccrtui.core.watch.link_view import IndexView, LinkView
from ccrtui.core.watch.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Known:
    """As the engine publishes it: the link as old as it is by now, the walk as it stands against it, what changed.

    `now` is monotonic seconds, as the times of the link and the walk are. `events` are what has changed lately, oldest
    first. None is what nobody has looked at yet. A further place to look from adds a field here.
    """

    profile: Profile
    now: float
    link: LinkView | None = None
    walk: Walk | None = None
    events: tuple[Event, ...] = ()
    mending: StepView | None = None
    """What would set followers going that no longer run, as `MendFollowers` has seen it."""

    def age(self, at: float | None) -> float | None:
        """How old something is that was seen at that time, in seconds; None where it never was."""
        return None if at is None else max(0.0, self.now - at)

    def epoch(self, at: float | None) -> float | None:
        """A monotonic time as epoch seconds; None where nothing ties the two together."""
        link = self.link
        return None if at is None or link is None else link.sampled_at - (link.taken_at - at)

    def cluster(self, side: Side) -> str:
        """What the cluster of an end is called: its instance, else its address, else the end itself."""
        place = self.profile.cluster(side)
        return place.instance or place.url or side.value

    @property
    def goes_well(self) -> bool:
        """Whether the watch finds nothing wrong with what follows."""
        return self.link is not None and bool(self.link.indices) and self.link.exit_code == 0

    @property
    def is_broken(self) -> bool:
        """Whether the watch finds something wrong, and not only unknown."""
        return self.link is not None and self.link.verdict.exit_code == 1

    def breaks_of(self, index: IndexView) -> list[Event]:
        """When that follower stopped working, as far as it is recorded."""
        return [event for event in self._of_link() if event.breaks and event.index == index.follower_index]

    def cuts(self) -> list[Event]:
        """When the connection was lost, as far as it is recorded."""
        return [event for event in self._of_link() if event.breaks and event.index is None]

    def began(self, index: IndexView) -> float | None:
        """When what is wrong with a follower began, epoch seconds; None where nobody saw it begin."""
        last = next((event for event in reversed(self._of_link()) if event.index == index.follower_index), None)
        if last is not None and last.after == index.verdict:
            return last.at
        course = index.course
        begun = course.since if course and course.begun and index.verdict is not Verdict.UNKNOWN else None
        return self.epoch(index.trouble_since if index.trouble_since is not None else begun)

    def _of_link(self) -> list[Event]:
        name = self.link.called if self.link else self.profile.link_name
        return [event for event in self.events if event.link == name]


def known_of(state: State) -> Known:
    """What a published state knows; while the past is looked at, what was known then."""
    if state.past is not None:
        link = state.past.link
        events = tuple(event for event in state.events if event.at <= state.past.at)
        return Known(state.profile, link.taken_at if link else state.past.at, link, None, events)
    return Known(state.profile, state.now, state.link, state.walk, state.events, state.mending)
