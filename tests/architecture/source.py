"""Reads the house as text: its modules, functions and templates."""

import ast
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

SRC = Path(__file__).resolve().parents[2] / "src"
APPS = sorted(p.name for p in (SRC / "beside").iterdir() if (p / "apps.py").exists())


def modules(under: str = "beside") -> list[Path]:
    """All source files below a package, without migrations."""
    return [p for p in sorted((SRC / under).rglob("*.py")) if "migrations" not in p.parts]


def room(name: str) -> list[Path]:
    """All files of one room (views, actions, ...) in all apps."""
    found: list[Path] = []
    for app in APPS:
        base = SRC / "beside" / app / name
        if base.is_dir():
            found += [p for p in sorted(base.rglob("*.py")) if p.name != "__init__.py"]
        elif base.with_suffix(".py").exists():
            found.append(base.with_suffix(".py"))
    return found


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    """Top-level functions of a file."""
    return (node for node in ast.parse(path.read_text()).body if isinstance(node, ast.FunctionDef))


def short(path: Path) -> str:
    return str(path.relative_to(SRC))


def for_each(paths: Iterable[Path]) -> Callable[[Callable[[Path], None]], Callable[[], None]]:
    """One test over many files: all are looked at, and each that fails is named with its reason."""
    paths = list(paths)
    assert paths

    def over(check: Callable[[Path], None]) -> Callable[[], None]:
        def look_at_all() -> None:
            failed = {}
            for path in paths:
                try:
                    check(path)
                except AssertionError as found:
                    failed[short(path)] = str(found)
            assert not failed, "\n".join(f"{path}: {because}" for path, because in failed.items())

        look_at_all.__name__, look_at_all.__doc__ = check.__name__, check.__doc__
        return look_at_all

    return over
