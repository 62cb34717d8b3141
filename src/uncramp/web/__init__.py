"""The app in a browser: settings, pages, and the one place that touches the database."""
