"""Small acts a person does on a page, counted where a journey counts them."""

from __future__ import annotations

import datetime as dt
import time
from typing import Any

from .pace import DESK, Pace


class Hand:
    """One person's hand on a page: every press, tick and filled box is one interaction."""

    def __init__(self, page: Any, pace: Pace = DESK) -> None:
        self.page, self.pace = page, pace
        page.set_default_timeout(12_000)
        self.pressed = 0
        self.typed = 0
        self.human = 0.0
        self.began = time.monotonic()

    @property
    def interactions(self) -> int:
        return self.pressed + self.typed

    @property
    def seconds(self) -> float:
        """Human time by the keystroke-level model, and all the time the machine took on top of it."""
        return self.human + time.monotonic() - self.began

    def _pressed(self) -> None:
        self.pressed += 1
        self.human += self.pace.of_a_press

    def press(self, name: str, role: str = "button", exact: bool = True) -> None:
        self._pressed()
        found = self.page.get_by_role(role, name=name, exact=exact)
        if role == "link":  # a link drawn as a button says that it is one
            found = found.or_(self.page.get_by_role("button", name=name, exact=exact))
        found.first.click()
        self.page.wait_for_load_state()

    def follow(self, name: str, exact: bool = True) -> None:
        self.press(name, role="link", exact=exact)

    def press_at(self, selector: str) -> None:
        """The first thing of this kind on the page."""
        self._pressed()
        self.page.locator(selector).first.click()
        self.page.wait_for_load_state()

    def tick(self, name: str) -> None:
        self._pressed()
        self.page.get_by_label(name, exact=True).first.check()

    def write(self, field: str, text: str) -> None:
        self.typed += 1
        self.human += self.pace.of_writing(text)
        self.page.locator(f"[name='{field}']").fill(text)

    def choose(self, field: str, value: str) -> None:
        self._pressed()
        self.page.locator(f"select[name='{field}']").select_option(value)

    def day(self, field: str, on: dt.date) -> None:
        self.write(f"{field}_day", on.isoformat())
