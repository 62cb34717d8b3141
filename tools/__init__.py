"""What a developer runs; none of it is in the package."""
