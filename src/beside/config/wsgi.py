"""The web entry point for gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "beside.config.settings")
application = get_wsgi_application()

from .ready import read_everything  # noqa: E402 - needs the application

read_everything()
