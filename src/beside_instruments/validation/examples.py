"""An instrument's own worked examples, run when its file is checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from beside_instruments.comparing import differences
from beside_instruments.reading import instrument


def wrong_examples(data: Mapping[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Yield place, message and fix for every worked example that comes out otherwise."""
    scorer = instrument(data).prepared()
    for place, example in enumerate(data.get("examples", ())):
        wrong = differences(example["expected"], scorer.score(example["responses"]).as_dict())
        if wrong:
            message = f"The example {example['why']!r} comes out otherwise: {'; '.join(wrong)}."
            yield ("examples", place), message, "Correct the rule or the example."
