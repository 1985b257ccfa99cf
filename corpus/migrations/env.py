"""Run by Alembic: migrates the connection that `corpus.database` hands over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from alembic import context

import corpus.fetch_tables  # noqa: F401 - its tables belong to the metadata too
from corpus.tables import Base, Moment, Words

if TYPE_CHECKING:
    from alembic.autogenerate.api import AutogenContext


def _render(kind: str, thing: Any, _context: AutogenContext) -> str | Literal[False]:
    """Migrations name plain types, so that an old one never changes with our own types."""
    if kind == "type" and isinstance(thing, Words):
        return "sa.Text()"
    if kind == "type" and isinstance(thing, Moment):
        return "sa.DateTime()"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite changes a table by copying it
    render_item=_render,
    compare_type=True,
    transactional_ddl=True,  # true for SQLite as well, since `corpus.database` says BEGIN itself
)
with context.begin_transaction():
    context.run_migrations()
