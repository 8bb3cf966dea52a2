"""The web process stays light: no statistics, no PDF engine before they are asked for."""

import subprocess
import sys

import pytest

HEAVY = ["scipy", "pandas", "statsmodels", "weasyprint", "pyarrow", "openpyxl", "numpy"]


@pytest.mark.slow
def test_starting_the_service_loads_no_heavy_library():
    code = (
        "import os, sys; os.environ['DJANGO_SETTINGS_MODULE']='beside.config.settings';"
        "import django; django.setup(); from django.urls import get_resolver; get_resolver().url_patterns;"
        f"print([m for m in {HEAVY} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
