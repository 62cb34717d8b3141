"""Many people at once: whether the engine keeps its promises on those whose truth is known."""
