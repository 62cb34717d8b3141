"""How the app is put together: settings, addresses, what is checked at start."""
