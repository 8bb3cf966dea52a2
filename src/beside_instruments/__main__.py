"""``python -m beside_instruments``."""

from __future__ import annotations

import sys

from beside_instruments.cli import main

sys.exit(main())
