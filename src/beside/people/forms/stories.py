"""A dated text in its parts."""

from __future__ import annotations

from typing import Any

from beside.people.rules.stories import LONGEST_TEXT, SHAPES, StoryKind, ticks
from beside.people.words import part_table, tick_hints, tickable, word
from beside.ui.fields import LongTextField, ManyField
from beside.ui.forms import BesideForm


class StoryForm(BesideForm):
    """One box for each part of the text; where the field has words for it, boxes to tick before it."""

    draft_form = "people.story"

    def __init__(self, *args: Any, kind: StoryKind, topic: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shape = SHAPES[kind]
        for name in self.shape.parts:
            label = word(part_table(kind), name)
            if name in self.shape.ticked:
                self.fields[name] = ManyField(
                    label=label,
                    required=False,
                    choices=tickable(kind, topic, name),
                    hints=tick_hints(kind, topic, name),
                )
            else:
                self.fields[name] = LongTextField(
                    label=label, required=False, rows=self._rows(), max_length=LONGEST_TEXT
                )

    def parts(self) -> dict[str, str]:
        """What was ticked and typed, by part."""
        typed = self.cleaned_data
        return {
            name: ",".join(typed[name]) if name in self.shape.ticked else typed[name]
            for name in self.shape.parts
        }

    def _rows(self) -> int:
        return 2 if self.shape.ticked else 4


def stored_parts(kind: StoryKind, parts: dict[str, str]) -> dict[str, Any]:
    """A stored text as the form's fields hold it."""
    ticked = SHAPES[kind].ticked
    return {name: ticks(value) if name in ticked else value for name, value in parts.items()}
