"""Uncramp: release the cramp you have, have fewer of them, know what works for you."""
