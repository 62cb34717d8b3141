"""What is shown of a record: answers in words, and figures."""
