"""How long a person takes, not a machine: the acts of a hand on a page in seconds of human time.

The keystroke-level model: each act is the sum of its small parts, and what the page itself took is measured and added.
K, P, H and M are those of Card, Moran and Newell (1980), Communications of the ACM 23(7): an average typist who does
not write for a living (40 words a minute), on a mouse and a keyboard. On a phone nothing moves between mouse and
keyboard, and a letter takes longer: 36.2 words a minute is the mean of 37,000 people typing on phones
(Palin and others, 2019, MobileHCI, "How do people type on mobile devices?").
"""

from __future__ import annotations

from dataclasses import dataclass

LETTERS_A_WORD = 5


@dataclass(frozen=True)
class Pace:
    """Seconds of each small part of an act."""

    think: float  # M: make up one's mind what comes next
    point: float  # P: go there with mouse or thumb
    press: float  # the press itself
    home: float  # H: hand from mouse to keyboard, or the other way
    letter: float  # K: one letter

    @property
    def of_a_press(self) -> float:
        """One button, link, tick or choice."""
        return self.think + self.point + self.press

    def of_writing(self, text: str) -> float:
        """One box: go there, write, come back."""
        return self.of_a_press + 2 * self.home + len(text) * self.letter


DESK = Pace(think=1.35, point=1.1, press=0.2, home=0.4, letter=0.28)
PHONE = Pace(think=1.35, point=1.1, press=0.2, home=0.0, letter=60 / (36.2 * LETTERS_A_WORD))
