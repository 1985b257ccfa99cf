"""Appendices: files of them, and those bound in behind minutes or items."""
