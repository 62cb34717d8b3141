"""The plain listener, as a WSGI server wants it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "uncramp.web.project.phone.open_settings"
application = get_wsgi_application()
