"""Sealed files: whoever writes cannot read, and no change of a byte goes unnoticed. Trust criterion 43."""

import io
import tracemalloc

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from beside.cli.envelope import Sealing, Unsealing
from beside.cli.errors import PlainError

PIECE, HEAD, TAG = 2**20, 56, 16
KEY = X25519PrivateKey.generate()


def sealed(content, to=KEY):
    file = io.BytesIO()
    sealing = Sealing(file, to.public_key())
    for start in range(0, len(content), 300_000):
        sealing.write(content[start : start + 300_000])
    sealing.finish()
    return file.getvalue()


def opened(content, key=KEY):
    return Unsealing(io.BytesIO(content), key).read()


@pytest.mark.parametrize("length", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 2 * PIECE + 7])
def test_what_is_sealed_opens_with_its_key(length):
    content = bytes(n % 251 for n in range(length))
    assert opened(sealed(content)) == content


def test_nothing_of_it_can_be_read_and_no_two_are_alike():
    content = b"Quillmarigold" * 1000
    assert b"Quillmarigold" not in sealed(content)
    assert sealed(content)[HEAD:] != sealed(content)[HEAD:]


def test_another_key_is_told_apart_from_damage():
    with pytest.raises(PlainError, match="sealed to another key"):
        opened(sealed(b"x" * 100), X25519PrivateKey.generate())


@pytest.mark.parametrize("place", [30, HEAD, HEAD + 1000, HEAD + PIECE + TAG + 5, -1])
def test_one_changed_byte_is_noticed(place):
    content = bytearray(sealed(b"x" * (2 * PIECE)))
    content[place] ^= 1
    with pytest.raises(PlainError, match="damaged in its part"):
        opened(bytes(content))


@pytest.mark.parametrize("kept", [HEAD + 100, HEAD + PIECE + TAG, HEAD + PIECE + TAG + 9, -1])
def test_a_file_cut_short_is_noticed_also_between_two_parts(kept):
    with pytest.raises(PlainError, match="damaged in its part"):
        opened(sealed(b"x" * (2 * PIECE))[:kept])


def test_parts_cannot_change_places_and_nothing_can_be_added():
    content = sealed(b"a" * PIECE + b"b" * PIECE + b"c")
    first, second = content[HEAD : HEAD + PIECE + TAG], content[HEAD + PIECE + TAG : HEAD + 2 * (PIECE + TAG)]
    swapped = content[:HEAD] + second + first + content[HEAD + 2 * (PIECE + TAG) :]
    for changed in (swapped, content + b"more"):
        with pytest.raises(PlainError, match="damaged in its part"):
            opened(changed)


def test_a_long_file_needs_no_more_memory_than_a_few_parts(tmp_path):
    tracemalloc.start()
    with (tmp_path / "long").open("wb") as file:
        sealing = Sealing(file, KEY.public_key())
        for _part in range(40):
            sealing.write(bytes(PIECE))
        sealing.finish()
    with (tmp_path / "long").open("rb") as file:
        unsealing = Unsealing(file, KEY)
        assert sum(len(part) for part in iter(lambda: unsealing.read(100_000), b"")) == 40 * PIECE
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 12 * PIECE
