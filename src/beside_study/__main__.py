"""``python -m beside_study``."""

import sys

from beside_study.cli import main

sys.exit(main())
