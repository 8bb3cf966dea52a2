"""What was written and corrected: the newest stands, what stood before is kept beneath it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T", bound=Any)


@dataclass(frozen=True)
class Versions(Generic[T]):
    """An entry as it stands now, and as it stood before, the latest first."""

    now: T
    earlier: tuple[T, ...] = ()

    def only(self, readable: Callable[[T], bool]) -> Versions[T] | None:
        """What one may read of it: nothing when the newest is closed to her."""
        if not readable(self.now):
            return None
        return Versions(self.now, tuple(row for row in self.earlier if readable(row)))


def versions(rows: Iterable[T]) -> list[Versions[T]]:
    """Entries that nobody amended, in their order, each with what it amends."""
    kept = list(rows)
    by_id = {row.pk: row for row in kept}
    amended = {row.amends_id for row in kept}
    return [Versions(row, tuple(_before(row, by_id))) for row in kept if row.pk not in amended]


def _before(row: T, by_id: dict[Any, T]) -> Iterable[T]:
    while (row := by_id.get(row.amends_id)) is not None:  # type: ignore[assignment]
        yield row
