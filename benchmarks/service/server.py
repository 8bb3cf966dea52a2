"""One gunicorn worker on a free port, with its memory."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Served:
    """Where it is, and the process that answers."""

    port: int
    master: int

    def megabytes(self) -> float:
        """The worker's resident memory at its highest."""
        children = Path(f"/proc/{self.master}/task/{self.master}/children").read_text().split()
        status = Path(f"/proc/{children[0]}/status").read_text()
        return int(status.split("VmHWM:")[1].split()[0]) / 1024


def environment(home: Path, database: str) -> dict[str, str]:
    """The environment of the measured service."""
    named = {"BESIDE_HOME": str(home), "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    return {**os.environ, **named, **({"DATABASE_URL": database} if database else {})}


@contextmanager
def served(environ: Mapping[str, str]) -> Iterator[Served]:
    """Serve until the block ends."""
    port = _free_port()
    command = [sys.executable, "-m", "gunicorn", "beside.config.wsgi:application"]
    command += [
        "--bind",
        f"127.0.0.1:{port}",
        "--workers",
        "1",
        "--threads",
        "4",
        "--worker-class",
        "gthread",
    ]
    command += ["--log-level", "warning", "--chdir", str(ROOT), "--timeout", "120"]
    settings = {"DJANGO_SETTINGS_MODULE": "benchmarks.service.settings"}
    subprocess.run(
        [sys.executable, "-m", "django", "collectstatic", "--no-input", "-v0"],
        env={**environ, **settings},
        check=True,
    )
    process = subprocess.Popen(command, env={**environ, **settings})
    try:
        _wait(port, process)
        yield Served(port, process.pid)
    finally:
        process.terminate()
        process.wait(20)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if process.poll() is not None:
            raise SystemExit("The service did not start.")
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("The service did not answer within a minute.")
