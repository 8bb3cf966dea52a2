"""A browser without a browser: one call signs somebody in and asks for a page."""

import pytest


@pytest.fixture
def ask(client, house):
    """``ask("nadia", path, **data)``: her answer to a GET, or to a POST when ``posts`` is given."""

    def go(name, path, posts=None, **query):
        client.force_login(getattr(house, name), backend="beside.accounts.backends.SignInBackend")
        return client.post(path, posts) if posts is not None else client.get(path, query)

    return go
