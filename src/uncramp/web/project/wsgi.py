"""The app as a WSGI server wants it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "uncramp.web.project.settings")
application = get_wsgi_application()
