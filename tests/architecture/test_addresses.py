"""Every address declares who may open it."""

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from beside.foundation.access import policy_of


def _patterns(resolver, names=()):
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _patterns(entry, (*names, entry.namespace) if entry.namespace else names)
        elif isinstance(entry, URLPattern):
            yield ":".join((*names, entry.name or "")), entry


ALL = list(_patterns(get_resolver()))


@pytest.mark.parametrize(("name", "pattern"), ALL, ids=[name for name, _ in ALL])
def test_every_address_declares_its_policy(name, pattern):
    """Trust criterion 1: adding an address without a policy breaks the build."""
    assert pattern.name, f"{pattern.pattern} has no name"
    assert policy_of(pattern.callback, name) is not None, f"{name} has no @policy"


@pytest.mark.parametrize(("name", "pattern"), ALL, ids=[name for name, _ in ALL])
def test_addresses_hold_no_person(name, pattern):
    """N08: opaque ids only; no name, no language, no program in an address."""
    kinds = {type(c).__name__ for c in getattr(pattern.pattern, "converters", {}).values()}
    assert "StringConverter" not in kinds or name in _WORDS_ALLOWED, f"{name} takes free text"


_WORDS_ALLOWED = frozenset(
    [
        "accounts:invitation",
        "accounts:code",
        "care:calendar_feed",
        "care:feed",
        "measures:code",
        "measures:instrument",
        "measures:take",
        "measures:schedule",
        "account_reset_password_from_key",
        "account_confirm_email",
        "desk:feed",
    ]
)
