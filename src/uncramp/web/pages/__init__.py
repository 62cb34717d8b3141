"""The screens: urls, views, forms, templates and what the browser loads."""
