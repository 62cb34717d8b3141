"""The settings of the plain listener: one page, and no database that could answer it."""

import os

from uncramp.web.project.phone.hosts import allowed_hosts
from uncramp.web.project.settings import *  # noqa: F403 - every setting but those below

IS_NETWORK = True
ALLOWED_HOSTS = allowed_hosts(os.environ)
DATABASES = {}
ROOT_URLCONF = "uncramp.web.project.phone.open_urls"
WSGI_APPLICATION = "uncramp.web.project.phone.open_door.application"
MIDDLEWARE = [
    "uncramp.web.project.headers.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.common.CommonMiddleware",
]
DEBUG = False
