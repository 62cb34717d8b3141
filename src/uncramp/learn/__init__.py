"""What can be learned from the nights: trials, and what they and the diary show."""
