"""Fixtures every app's tests may use: the small house, a family, one of everything."""

from tests.beside.people.conftest import family, house, kay, pregnancy  # noqa: F401
