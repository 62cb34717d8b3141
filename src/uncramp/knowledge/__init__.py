"""What is known and how it is said: reviewed content, and every sentence of the program."""
