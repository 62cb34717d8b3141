"""The settings of the network's listener: those of the app, behind the gate, for TLS."""

import os

from uncramp.web.project.phone.hosts import allowed_hosts, read_origin
from uncramp.web.project.settings import *  # noqa: F403 - every setting but those below
from uncramp.web.project.settings import MIDDLEWARE as AT_HOME

_PERSON = AT_HOME.index("uncramp.web.pages.middleware.PersonMiddleware")

IS_NETWORK = True
BEHIND_PROXY = bool(read_origin(os.environ))
ALLOWED_HOSTS = allowed_hosts(os.environ)
CSRF_TRUSTED_ORIGINS = [read_origin(os.environ)] if BEHIND_PROXY else []
CSRF_COOKIE_SECURE = True
ROOT_URLCONF = "uncramp.web.project.phone.network_urls"
WSGI_APPLICATION = "uncramp.web.project.phone.network.application"
# Before anybody asks the diary who it belongs to.
MIDDLEWARE = [*AT_HOME[:_PERSON], "uncramp.web.project.phone.gate.Gate", *AT_HOME[_PERSON:]]
# No HSTS: whoever goes back to the plain page of trust under this name must be let.
SECURE_HSTS_SECONDS = 0
# Errors over a network never show parts of a diary.
DEBUG = False
