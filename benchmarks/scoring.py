"""How long ten thousand PHQ-9 forms take: under one second on one core is the bar."""

from __future__ import annotations

import random
import sys
import time

from beside_instruments import load

FORMS = 10_000
BAR_SECONDS = 1.0


def forms(count: int, seed: int = 9) -> list[dict[str, int | str | None]]:
    """Return made-up forms: mostly answered, some blanks and declines."""
    rng = random.Random(seed)
    answers: list[int | str | None] = [0, 1, 2, 3] * 6 + [None, "declined"]
    return [{str(item): rng.choice(answers) for item in range(1, 10)} for _ in range(count)]


def main() -> int:
    """Score the forms, print the time, and say by the exit code whether the bar is met."""
    scorer, filled = load("phq9").prepared(), forms(FORMS)
    start = time.process_time()
    for form in filled:
        scorer.score(form)
    seconds = time.process_time() - start
    print(f"{FORMS} PHQ-9 forms in {seconds:.3f} s of processor time (bar: {BAR_SECONDS:g} s)")
    return 0 if seconds < BAR_SECONDS else 1


if __name__ == "__main__":
    sys.exit(main())
