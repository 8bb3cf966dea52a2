"""No page asks the database more often because there are more families."""

import re

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext

from beside.accounts.models import User
from beside.demo import make_demo
from beside.people.models import Client

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
FEW, MANY = 3, 30
NOT_COUNTED = ("SAVEPOINT", "RELEASE", "BEGIN", "PRAGMA", "COMMIT")


class _Undone(Exception):
    pass


def _browser(name):
    browser = Browser()
    browser.force_login(User.objects.get(sign_in_name=name), backend=settings.AUTHENTICATION_BACKENDS[-1])
    return browser


def _asked(browser, path):
    assert browser.get(path).status_code == 200, path
    with CaptureQueriesContext(connection) as found:
        browser.get(path)
    return sum(not query["sql"].startswith(NOT_COUNTED) for query in found)


def _counts():
    """Statements by page, for a counsellor and a supervisor."""
    nadia, helen = _browser("nadia"), _browser("helen")
    kay = next(c for c in Client.objects.filter(kind="mother").with_people() if c.person.called == "Kay")
    family = f"/desk/family/{kay.pk}/"
    pages = ["/desk/", "/desk/families/", "/desk/families/?state=active", "/desk/week/", family]
    pages += [f"{family}timeline/", f"{family}timeline/?q=housing", f"/desk/contacts/new/{kay.pk}/"]
    pages += [f"/desk/intake/{kay.pk}/", "/desk/find/?q=kay"]
    pages += [f"/desk/{name}/{kay.pk}/" for name in ("plan", "understanding", "path")]
    counts = {re.sub(r"[0-9a-f-]{36}", "kay", page): _asked(nadia, page) for page in pages}
    counts |= {f"helen {page}": _asked(helen, page) for page in ("/desk/", "/desk/families/")}
    supervised = ("/desk/caseload/", "/desk/caseload/child-only/")
    counts |= {f"helen {page}": _asked(helen, page) for page in supervised}
    return counts | {f"helen {page}": _asked(helen, page) for page in ("/desk/outreach/", "/desk/waiting/")}


def _counted(families):
    try:
        with transaction.atomic():
            make_demo(families=families, years=0.5, seed=5)
            counts = _counts()
            raise _Undone
    except _Undone:
        return counts


def test_the_number_of_statements_does_not_grow_with_the_families():
    assert _counted(FEW) == _counted(MANY)
