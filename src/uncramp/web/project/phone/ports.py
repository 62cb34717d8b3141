"""Whether a port can be listened on."""

import os
import socket


def is_free(host: str, port: int) -> bool:
    """Whether nobody listens there now."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        # Else a server that has just stopped would keep its port for a minute. Windows means
        # something else by this option: there it takes ports that are in use.
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
