"""The product's own settings, with a counter before everything else."""

from beside.config.settings import *  # noqa: F403
from beside.config.settings import MIDDLEWARE

MIDDLEWARE = ["benchmarks.service.counting.Counting", *MIDDLEWARE]
