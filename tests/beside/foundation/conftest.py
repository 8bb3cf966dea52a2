import uuid

import pytest

from beside.foundation.actor import Actor


@pytest.fixture
def nadia():
    return Actor(id=uuid.uuid4(), kind="staff", name="Nadia K.")


@pytest.fixture
def sam():
    return Actor(id=uuid.uuid4(), kind="staff", name="Sam O.")
