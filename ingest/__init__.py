"""How it comes in: local files, the pipeline and its report."""
