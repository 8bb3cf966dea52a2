"""A dated text in its parts."""

from __future__ import annotations

from typing import Any

from beside.people.rules.stories import LONGEST_TEXT, SHAPES, StoryKind
from beside.people.words import word
from beside.ui.fields import LongTextField
from beside.ui.forms import BesideForm


class StoryForm(BesideForm):
    """One box for each part of the text."""

    draft_form = "people.story"

    def __init__(self, *args: Any, kind: StoryKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        table = "quality_part" if kind is StoryKind.QUALITY else "part"
        for name in SHAPES[kind].parts:
            self.fields[name] = LongTextField(
                label=word(table, name), required=False, rows=4, max_length=LONGEST_TEXT
            )

    def parts(self) -> dict[str, str]:
        """The text typed, by part."""
        return dict(self.cleaned_data)
