"""Worked examples: our copy, or another folder named by BESIDE_MEASURE_EXAMPLES."""

from __future__ import annotations

import os
from pathlib import Path

EXAMPLES = Path(os.environ.get("BESIDE_MEASURE_EXAMPLES", Path(__file__).parent / "examples"))
