"""What to do about it: what the answers say, and later the plan."""
