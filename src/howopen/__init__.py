"""howopen."""
