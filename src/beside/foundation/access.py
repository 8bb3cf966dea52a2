"""Who may open an address, declared on the address itself; and filters that upper storeys add to queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import QuerySet

from .actor import Actor

View = TypeVar("View", bound=Callable[..., Any])
Filter = Callable[[Actor, Any], Any]


@dataclass(frozen=True)
class Policy:
    """What an address asks for: a capability ("" = only to be signed in), and the relation it works in.

    ``relation``: None (no client), ``client`` (opens one client), ``program``, ``own`` (the actor's own things).
    """

    capability: str
    relation: str | None = None
    anybody: bool = False


class _Declare:
    def __call__(self, capability: str, relation: str | None = None) -> Callable[[View], View]:
        """Declare a view's policy. Every view has one; an address without one is not served."""
        return _marker(Policy(capability, relation))

    def public(self) -> Callable[[View], View]:
        """Anybody may open it, signed in or not."""
        return _marker(Policy("", None, anybody=True))

    def for_names(self, policies: dict[str, Policy]) -> None:
        """Declare the addresses of a library, by url name."""
        _named.update(policies)


def _marker(wanted: Policy) -> Callable[[View], View]:
    def mark(view: View) -> View:
        view.policy = wanted  # type: ignore[attr-defined]
        return view

    return mark


policy = _Declare()
_named: dict[str, Policy] = {}
_filters: dict[str, list[Filter]] = defaultdict(list)


def policy_of(view: Any, url_name: str | None = None) -> Policy | None:
    """The declared policy of a view, or None when nobody declared one."""
    found: Policy | None = getattr(view, "policy", None)
    return found or (_named.get(url_name) if url_name else None)


def register_filter(label: str, narrow: Filter) -> None:
    """Let an upper storey narrow every query of a lower one: ``register_filter("people.Client", locks)``.

    A filter can only take rows away. Deny wins.
    """
    if narrow not in _filters[label]:
        _filters[label].append(narrow)


def remove_filter(label: str, narrow: Filter) -> None:
    """Take a registered filter back (for tests)."""
    _filters[label].remove(narrow)


def apply_filters(label: str, actor: Actor, rows: QuerySet[Any]) -> QuerySet[Any]:
    """The rows that every registered filter leaves."""
    for narrow in _filters[label]:
        rows = narrow(actor, rows)
    return rows
