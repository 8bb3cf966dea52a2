"""How quickly pages answer, at sixty and at two thousand families, on SQLite and on PostgreSQL.

    python benchmarks/pages.py --quick                 60 families, SQLite, few requests
    python benchmarks/pages.py --families 60 2000      both sizes
    python benchmarks/pages.py --postgres postgres://user@host/name   an empty database for one size

Serves with one gunicorn process, signs in, and prints for each page p50 and p95 (milliseconds), SQL statements
and bytes. Leaves with 1 when a page is over the bars: p95 150 ms, 12 statements and the same number at every
size, first hits of a search 150 ms, 200 MB for the process.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# This folder holds a file named like a module of the standard library: it must not be searched for imports.
HERE = Path(__file__).resolve().parent
sys.path[:] = [p for p in sys.path if Path(p or ".").resolve() != HERE]
sys.path.insert(0, str(HERE.parent))

P95_MS, STATEMENTS, SEARCH_MS, MEGABYTES = 150, 12, 150, 200


def main() -> int:
    """Measure each size asked for; 0 when all bars hold."""
    asked = _arguments()
    over: list[str] = []
    counts: dict[str, set[int]] = {}
    for families in asked.families:
        home = asked.home / f"families-{families}"
        found, pages = measure(home, families, asked)
        over += found
        for name, queries in pages.items():
            counts.setdefault(name, set()).add(queries)
    over += [f"{name}: {sorted(q)} statements at different sizes" for name, q in counts.items() if len(q) > 1]
    print("\n" + ("\n".join(["Over the bars:", *over]) if over else "All bars hold."))
    return 1 if over else 0


def measure(home: Path, families: int, asked: argparse.Namespace) -> tuple[list[str], dict[str, int]]:
    """One size: what is over the bars, and statements by page."""
    from benchmarks.service.pages import table
    from benchmarks.service.server import environment, served

    home.mkdir(parents=True, exist_ok=True)
    environ = environment(home, asked.postgres)
    long_client = _make(environ, families, asked.years)
    engine = "PostgreSQL" if asked.postgres else "SQLite"
    print(f"\n## {families} families, {engine}, one process of four threads, load {os.getloadavg()[0]:.1f}\n")
    with served(environ) as service:
        rows = table(service.port, long_client, requests=12 if asked.quick else 40)
        memory = service.megabytes()
    print(f"\nOne worker process: {memory:.0f} MB at its highest")
    over = [f"{row.name}: p95 {row.p95:.0f} ms" for row in rows if row.p95 > P95_MS]
    over += [
        f"{row.name}: {row.queries} statements" for row in rows if row.is_page and row.queries > STATEMENTS
    ]
    over += [f"one process: {memory:.0f} MB"] if memory > MEGABYTES else []
    return over, {row.name: row.queries for row in rows if row.is_page}


def _make(environ: dict[str, str], families: int, years: float) -> str:
    begun = time.perf_counter()
    command = [sys.executable, "-m", "benchmarks.service.making", str(families), str(years)]
    made = subprocess.run(command, env=environ, cwd=HERE.parent, check=True, capture_output=True, text=True)
    print(f"Data of {families} families ready after {time.perf_counter() - begun:.0f} s")
    return made.stdout.split()[-1]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--families", type=int, nargs="+", default=[60, 2000])
    parser.add_argument("--years", type=float, default=3)
    parser.add_argument("--quick", action="store_true", help="60 families, few requests")
    parser.add_argument("--postgres", default="", help="address of an empty PostgreSQL database")
    parser.add_argument("--home", type=Path, help="keep the data here and use it again")
    asked = parser.parse_args()
    asked.families = [60] if asked.quick else asked.families
    asked.home = asked.home or Path(tempfile.mkdtemp(prefix="beside-pages-"))
    return asked


if __name__ == "__main__":
    sys.exit(main())
