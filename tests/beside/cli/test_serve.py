"""beside serve: a taken port is said at once."""

import socket


def test_a_port_that_is_taken_is_named_with_another_to_try(run, db):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = run("serve", "--port", str(port))
    assert said.code == 1
    assert f"Port {port} on 127.0.0.1 is taken" in said.err
    assert f"PORT={port + 1}" in said.err
