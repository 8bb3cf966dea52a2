"""A FHIR file of 40 MB: refused with what to do, and the process grows by no more than a few megabytes.

Each process reads its own highest memory (VmHWM) from /proc/self/status: first for a small file that is refused
too, then for the large one.
"""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.beside.trust.installation import ROOT, environment, written_home

pytestmark = pytest.mark.slow
MOST_MORE_KB = 12_000  # a file read whole would add 40,000 as bytes, and several times that as JSON
LARGE = 40_000_000
PEAK = 'next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))'
RUN = f"""
import sys
from beside.cli import main
try:
    main()
finally:
    print("peak", {PEAK}, file=sys.stderr)
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """A Questionnaire and a QuestionnaireResponse of 40 MB, whole and valid; and a small file that is none."""
    folder = tmp_path_factory.mktemp("large")
    head = {"resourceType": "Questionnaire", "title": "Large", "status": "active"}
    item = {"linkId": "1", "type": "text", "text": "x" * (LARGE - 200)}
    (folder / "questionnaire.json").write_text(json.dumps(head | {"item": [item]}))
    answer = {"linkId": "1", "answer": [{"valueString": "x" * (LARGE - 200)}]}
    told = {"resourceType": "QuestionnaireResponse", "status": "completed", "item": [answer]}
    (folder / "answers.json").write_text(json.dumps(told))
    (folder / "small.json").write_text(json.dumps({"resourceType": "Patient"}))
    return folder


def _peak(home, *arguments):
    done = subprocess.run(
        [sys.executable, "-c", RUN, *map(str, arguments)],
        env=environment(home),
        capture_output=True,
        text=True,
        cwd=home,
    )
    said, _found, peak = done.stderr.partition("peak ")
    return done.returncode, said, int(peak)


NEW = ("--key", "large", "--licence-note", "CC0", "--approver", "Helen")
ABOUT = ("--about", "{kay}")


@pytest.mark.parametrize(
    ("command", "name", "more"),
    [
        (("import", "questionnaire"), "questionnaire.json", NEW),
        (("import", "answers"), "answers.json", ABOUT),
        (("measures", "load-wording", "phq9"), "questionnaire.json", NEW[2:]),
    ],
    ids=lambda value: value[1] if isinstance(value, tuple) and len(value) > 1 else None,
)
def test_on_the_command_line(files, command, name, more):
    home = written_home()
    more = [_somebody(home) if one == "{kay}" else one for one in more]
    _code, _said, small = _peak(home, *command, files / "small.json", *more)
    code, said, large = _peak(home, *command, files / name, *more)
    assert code == 1 and "has 40 MB; at most 5 MB can be read. Send" in said, said
    assert large - small < MOST_MORE_KB, (small, large)


def _in_service(home, script, *arguments):
    done = subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)],
        env=environment(home, DJANGO_SETTINGS_MODULE="beside.config.settings", BESIDE_DEBUG="yes"),
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.strip()


WHO = """
import django; django.setup()
from beside.people.models import Client
print(Client.objects.filter(kind="mother").first().pk)
"""


def _somebody(home):
    return _in_service(home, WHO)


UPLOAD = f"""
import io, json, sys
import django; django.setup()
from django.conf import settings
from django.test import Client as Browser
from beside.accounts.models import User
from beside.people.models import Client
from beside.config.wsgi import application

who = next(u for u in User.objects.all() if u.sign_in_name == sys.argv[1])
browser = Browser()
browser.force_login(who, backend="beside.accounts.backends.SignInBackend")
mother = Client.objects.filter(kind="mother").first()
path = sys.argv[2].format(pk=mother.pk)
token = "a" * 32
cookies = f"{{settings.SESSION_COOKIE_NAME}}={{browser.cookies[settings.SESSION_COOKIE_NAME].value}}; "
cookies += f"{{settings.CSRF_COOKIE_NAME}}={{token}}"


class Sent(io.RawIOBase):
    '''A multipart body that is made as it is read.'''

    def __init__(self, size):
        head = "".join(
            f'--line\\r\\nContent-Disposition: form-data; {{name}}\\r\\n\\r\\n{{text}}'
            for name, text in (('name="csrfmiddlewaretoken"', token + "\\r\\n"), ('name="file"; filename="f.json"', ""))
        )
        self.parts, self.left, self.end = head.encode(), size, b"\\r\\n--line--\\r\\n"
        self.length = len(self.parts) + size + len(self.end)

    def readable(self):
        return True

    def read(self, size=-1):
        size = 65536 if size < 0 else size
        if self.parts:
            given, self.parts = self.parts[:size], self.parts[size:]
        elif self.left:
            given = b" " * min(size, self.left)
            self.left -= len(given)
        else:
            given, self.end = self.end[:size], self.end[size:]
        return given


def send(size):
    body, told = Sent(size), []
    environ = {{
        "REQUEST_METHOD": "POST", "PATH_INFO": path, "SERVER_NAME": "localhost", "SERVER_PORT": "80",
        "wsgi.input": body, "wsgi.url_scheme": "http", "wsgi.errors": sys.stderr, "HTTP_COOKIE": cookies,
        "CONTENT_TYPE": "multipart/form-data; boundary=line", "CONTENT_LENGTH": str(body.length),
        "HTTP_HOST": "localhost", "REMOTE_ADDR": "127.0.0.1", "SCRIPT_NAME": "",
    }}
    page = b"".join(application(environ, lambda status, headers: told.append(status)))
    return told[0], page.decode()


first = send(100)
before = {PEAK}
status, page = send({LARGE})
print(json.dumps([first[0], status, {PEAK} - before, "larger than 5 MB" in page, page[:1500]]))
"""


@pytest.mark.parametrize("path", ["/desk/measures/bring-in/", "/desk/family/{pk}/measures/bring-in/"])
def test_as_an_upload(path):
    """The whole way of a request, its body made as it is read: it lies on disk and never in the process."""
    home = written_home()
    first, status, more, says, page = json.loads(_in_service(home, UPLOAD, "nadia", path))
    assert first.startswith("422") and status.startswith("422"), (first, status, page)
    assert says and more < MOST_MORE_KB, more
