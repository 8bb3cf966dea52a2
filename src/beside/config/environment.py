"""The environment, read and checked once. Everything a program may set is a field here."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Environment:
    """What the person who runs Beside may choose.

    ``home`` is the data folder (database, keys, static files); ``mode`` is ``demo`` or ``production``;
    ``proxies`` is how many own proxies stand before the service (for the visitor's address).
    """

    home: Path
    mode: str
    database_url: str
    secret_key: str
    hosts: tuple[str, ...]
    origins: tuple[str, ...]
    time_zone: str
    require_mfa: bool
    behind_https: bool
    proxies: int
    debug: bool
    head_file: Path
    backup_key: Path | None = None

    @property
    def is_production(self) -> bool:
        return self.mode == "production"


def read_environment(source: dict[str, str] | None = None) -> Environment:
    """Read ``BESIDE_*`` and ``DATABASE_URL``; make the data folder and the secret key at first run."""
    env = dict(os.environ if source is None else source)
    home = Path(env.get("BESIDE_HOME") or "var").resolve()
    home.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("BESIDE_HOME", str(home))  # the libraries look there for a program's own measures
    mode = env.get("BESIDE_MODE", "demo")
    if mode not in {"demo", "production"}:
        raise SystemExit(f'BESIDE_MODE is "{mode}". Set it to "demo" or "production".')
    production = mode == "production"
    return Environment(
        home=home,
        mode=mode,
        database_url=env.get("DATABASE_URL") or f"sqlite:///{home / 'beside.sqlite3'}",
        secret_key=env.get("BESIDE_SECRET_KEY") or _kept_secret(home / "secret.key"),
        hosts=_words(env.get("BESIDE_HOSTS", "127.0.0.1,localhost,[::1]")),
        origins=_words(env.get("BESIDE_ORIGINS", "")),
        time_zone=env.get("BESIDE_TIME_ZONE", "America/Toronto"),
        require_mfa=_yes(env.get("BESIDE_REQUIRE_MFA", "yes" if production else "no")),
        behind_https=_yes(env.get("BESIDE_HTTPS", "yes" if production else "no")),
        proxies=int(env.get("BESIDE_PROXIES", "1" if production else "0")),
        debug=_yes(env.get("BESIDE_DEBUG", "no")),
        head_file=Path(env.get("BESIDE_AUDIT_HEAD") or home / "audit-head.txt"),
        backup_key=Path(env["BESIDE_BACKUP_KEY"]) if env.get("BESIDE_BACKUP_KEY") else None,
    )


def _kept_secret(path: Path) -> str:
    if not path.exists():
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(64))
    return path.read_text().strip()


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _yes(text: str) -> bool:
    return text.strip().lower() in {"1", "yes", "true", "on"}
