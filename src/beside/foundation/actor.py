"""Who asks and whose hand changes: the only person the lower storeys know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID, uuid5

from .labels import ALL_LABELS

_SYSTEM = UUID("6f3a2c1e-0b5d-5e0e-9d0a-be51de000000")
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Actor:
    """A person (or the system) with what she may do, per program.

    ``capabilities`` and ``labels`` map a program's id to names; the key ``None`` holds what counts in the
    whole organisation. ``kind`` is ``staff``, ``mother``, ``partner`` or ``system``.
    """

    id: UUID
    kind: str
    name: str
    capabilities: Mapping[UUID | None, frozenset[str]] = field(default_factory=dict)
    labels: Mapping[UUID | None, frozenset[str]] = field(default_factory=dict)
    purpose: str = "care"

    @property
    def is_system(self) -> bool:
        return self.kind == "system"

    def can(self, capability: str, program_id: UUID | None = None) -> bool:
        """Whether she may, in this program; without a program, in any."""
        if program_id is None:
            return any(capability in names for names in self.capabilities.values())
        return capability in self.capabilities.get(None, _NONE) or capability in self.capabilities.get(
            program_id, _NONE
        )

    def programs_with(self, capability: str) -> frozenset[UUID]:
        """The programs in which she may."""
        return frozenset(p for p, names in self.capabilities.items() if p is not None and capability in names)

    def cleared_for(self, label: str, program_id: UUID | None = None) -> bool:
        """Whether she may read items with this label; an unknown label is never read."""
        return label in self.cleared_labels(program_id)

    def cleared_labels(self, program_id: UUID | None = None) -> frozenset[str]:
        """All labels she may read in this program; without a program, in any."""
        if program_id is None:
            found = frozenset(label for names in self.labels.values() for label in names)
        else:
            found = self.labels.get(None, _NONE) | self.labels.get(program_id, _NONE)
        return found & ALL_LABELS

    @classmethod
    def system(cls, name: str, programs: Mapping[UUID | None, frozenset[str]] | None = None) -> Actor:
        """The product's own hand (migration of state, demo, expiry), named for what it does."""
        everything: dict[UUID | None, frozenset[str]] = {None: ALL_LABELS}
        return cls(
            id=uuid5(_SYSTEM, name), kind="system", name=name, capabilities=programs or {}, labels=everything
        )
