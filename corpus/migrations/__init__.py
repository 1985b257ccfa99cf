"""Every change of the tables since the first, as Alembic migrations."""

HEAD = "0008"
"""The newest migration (a test holds this against `versions/`).

Kept here so that opening an up-to-date database need not import Alembic."""
