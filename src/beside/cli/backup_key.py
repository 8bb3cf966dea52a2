"""beside backup-key"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from .errors import PlainError


def backup_key(
    private: Annotated[
        Path, typer.Argument(help="Where the private key goes, for example beside-backup.pem.")
    ],
) -> None:
    """Make the two halves of a key for backups. The private half belongs in a safe, not on this machine.

    Example: beside backup-key beside-backup.pem
    """
    public = private.with_suffix(".pub")
    for path in (private, public):
        if path.exists():
            raise PlainError(f"{path} is there already. Choose another name: old backups need their old key.")
    key = X25519PrivateKey.generate()
    text = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    with os.fdopen(os.open(private, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(text)
    public.write_bytes(
        key.public_key().public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        )
    )
    typer.echo(f"{private} opens backups. Print it, lay it in a safe, and take it off this machine.")
    typer.echo(f"{public} seals them. Set BESIDE_BACKUP_KEY={public.resolve()}")
