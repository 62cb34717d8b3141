"""The app for the network, as a WSGI server wants it: always behind the gate."""

import os
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

# Set, not set by default: with the settings of the computer itself there would be no gate.
os.environ["DJANGO_SETTINGS_MODULE"] = "uncramp.web.project.phone.network_settings"
_application = get_wsgi_application()
if not settings.IS_NETWORK:
    message = "Other settings were read before: without the gate nothing is served."
    raise ImproperlyConfigured(message)


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer; what arrives here came over TLS, to this listener or to the proxy before it."""
    environ["wsgi.url_scheme"] = "https"
    return _application(environ, start_response)
