"""Django's settings. Reading them touches nothing but the secret key."""

import os

from uncramp.web.project.databases import URL_VARIABLE, databases
from uncramp.web.project.folder import data_folder, read_key

# Two OpenBLAS threads on two busy cores made a small Cholesky forty times slower.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

DATA_FOLDER = data_folder(os.environ)
SECRET_KEY = read_key(DATA_FOLDER)
# Everybody who comes sees the sample diary and nothing else.
DEMO = os.environ.get("UNCRAMP_DEMO") == "1"
DEBUG = os.environ.get("UNCRAMP_DEBUG") == "1"
# Others than this computer may be asking: see project.phone.
IS_NETWORK = False
BEHIND_PROXY = False

# Only this computer: a page elsewhere that points its own name at 127.0.0.1 gets nothing.
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
ROOT_URLCONF = "uncramp.web.project.urls"
WSGI_APPLICATION = "uncramp.web.project.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "uncramp.web.project.apps.ProjectConfig",
    "uncramp.web.store.apps.StoreConfig",
    "uncramp.web.pages.apps.PagesConfig",
]
MIDDLEWARE = [
    "uncramp.web.project.headers.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "uncramp.web.pages.middleware.PersonMiddleware",
    "uncramp.web.pages.owner.OwnerMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]

DATABASES = databases(DATA_FOLDER, os.environ.get(URL_VARIABLE, ""))
# host:port of push services that may be in the home network: tests, or a host's own.
PUSH_HOSTS = frozenset(os.environ.get("UNCRAMP_PUSH_HOSTS", "").split(",")) - {""}
# Whom a push service may ask about this server: the page of a hosted one leads to its host.
_CONTACT = os.environ.get("UNCRAMP_PUSH_CONTACT") or os.environ.get("UNCRAMP_ORIGIN", "").strip()
HAS_PUSH_CONTACT = bool(_CONTACT)
PUSH_CONTACT = _CONTACT or "mailto:nobody@example.com"

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Every sentence comes from uncramp.knowledge.wording, none from Django's catalogues.
USE_I18N = False
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = DATA_FOLDER / "static"
WHITENOISE_ALLOW_ALL_ORIGINS = False
FILE_UPLOAD_PERMISSIONS = 0o600
STORAGES = {
    "staticfiles": {"BACKEND": "uncramp.web.project.static.HashedStorage"},
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
}

# Cookies know no ports: whatever else runs on this computer shares the jar.
CSRF_COOKIE_NAME = "uncramp-csrf"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "uncramp.web.pages.views.errors.csrf_failure"
SECURE_REFERRER_POLICY = "same-origin"
# A form holds one night, whose note may have 1 MiB, or a file of 4 MiB on its way through
# the pages of an import, a third longer as text.
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 << 20

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        # Refused each time; a trace for each would let anybody in the network fill the log.
        "django.security.DisallowedHost": {"level": "CRITICAL", "propagate": False},
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
