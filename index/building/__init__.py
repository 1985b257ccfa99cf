"""Writing a build beside the live one, proving it, putting it in its place."""
