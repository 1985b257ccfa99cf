"""What is stale is redone, compared with what it was, and takes its place as a whole."""
