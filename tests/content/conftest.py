"""The small house, for pages read in French."""

from tests.beside.people.conftest import house  # noqa: F401
