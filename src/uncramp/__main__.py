"""`python -m uncramp` is `uncramp`."""

from uncramp.cli import main

if __name__ == "__main__":
    main()
