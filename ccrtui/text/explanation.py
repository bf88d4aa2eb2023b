"""What the program says of one code: what was seen, why it matters, and the way out."""

from __future__ import annotations

from dataclasses import dataclass

from ccrtui.core.json_value import JsonObject
from ccrtui.text.spacing import beside
from ccrtui.text.template import fill


@dataclass(frozen=True, slots=True)
class Explanation:
    """Three sentences, as templates or already filled. `why` and `way_out` are empty where there is nothing to add."""

    seen: str
    why: str = ""
    way_out: str = ""

    def with_values(self, params: JsonObject, separator: str) -> Explanation:
        """Put what was observed into the sentences."""
        return Explanation(*(fill(text, params, separator) for text in (self.seen, self.why, self.way_out)))

    @property
    def text(self) -> str:
        """All of it on one line."""
        return beside(self.seen, self.why, self.way_out)
