"""Where something is served."""

import errno
import socket

from embeddings.errors import SettingsError

__all__ = ["listening"]


def listening(host: str, port: int) -> socket.socket:
    """Listen at a host; port 0 takes any free one. Raises `SettingsError` where that cannot be."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise SettingsError(f"port {port} is in use: choose another with --port") from error
        raise SettingsError(f"cannot listen on {host} port {port} ({error}): choose another host or port") from error
