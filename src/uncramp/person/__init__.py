"""One person: which night a moment belongs to, and what happened in it."""
