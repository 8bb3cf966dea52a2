"""Two addresses that belong to no app."""

from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_GET
from django.views.i18n import set_language as django_set_language


def set_language(request: HttpRequest) -> HttpResponseBase:
    """Keep the chosen language and go back to the same page."""
    return django_set_language(request)


@require_GET
def healthy(request: HttpRequest) -> HttpResponse:
    """Say that the service answers and the database can be read."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")
