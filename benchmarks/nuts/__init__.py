"""The engine beside samplers: fresh cases, long runs, and a race; see ../README.md."""
