"""What people fill in, checked, with sentences of our own when something does not fit."""
