"""Loaded before anything else (``-p tests.home``): a data folder of the tests' own, settings for them."""

import atexit
import gc
import os
import shutil
import tempfile

import pytest

os.environ["BESIDE_HOME"] = tempfile.mkdtemp(prefix="beside-tests-")
atexit.register(shutil.rmtree, os.environ["BESIDE_HOME"], ignore_errors=True)
os.environ["BESIDE_MODE"] = "demo"
for _threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_threads, "1")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.hookimpl(wrapper=True)
def pytest_collection():
    """Ten thousand tests are found without a search for garbage among them, then or later."""
    gc.disable()
    found = yield
    gc.collect()
    gc.freeze()
    gc.enable()
    return found
