"""Argon2id with a cost that a small machine can pay."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class PatientArgon2(Argon2PasswordHasher):
    """Argon2id with 46 MiB, one pass, one lane.

    Notes: Django's default (100 MiB, two passes, eight lanes) takes over half a second and 138 MiB on two
    cores. 46 MiB with one pass is the first of OWASP's equal choices and takes about a tenth of a second.

    References: OWASP Password Storage Cheat Sheet, section Argon2id.
    """

    time_cost = 1
    memory_cost = 47104
    parallelism = 1
