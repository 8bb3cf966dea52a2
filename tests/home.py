"""Loaded before anything else (``-p tests.home``): a data folder of the tests' own, settings for them."""

import os
import tempfile

os.environ["BESIDE_HOME"] = tempfile.mkdtemp(prefix="beside-tests-")
os.environ["BESIDE_MODE"] = "demo"
for _threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_threads, "1")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
