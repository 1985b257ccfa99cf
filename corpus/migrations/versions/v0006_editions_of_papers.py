"""editions of papers."""

import sqlalchemy as sa
from alembic import op


revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("documents", schema=None) as batch_op:
        batch_op.add_column(sa.Column("edition", sa.String(length=20), nullable=True))
    # Which edition a held paper is shows when it is parsed anew.
    op.execute("UPDATE documents SET parsed_by = ''")


def downgrade() -> None:
    with op.batch_alter_table("documents", schema=None) as batch_op:
        batch_op.drop_column("edition")
