"""The example of the guide, as a program copies it into its data folder."""

from __future__ import annotations

from pathlib import Path

GUIDE = Path(__file__).parents[3] / "docs" / "guide" / "measures.md"


def guide_example() -> str:
    """The measure of its own that the guide prints, word for word."""
    return GUIDE.read_text("utf-8").split("```yaml\n", 1)[1].split("```", 1)[0]
