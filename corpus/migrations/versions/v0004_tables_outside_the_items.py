"""tables outside the items."""

import sqlalchemy as sa
from alembic import op


revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("body_texts", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("tables", sa.JSON(none_as_null=True), server_default="[]", nullable=False)
        )


def downgrade() -> None:
    with op.batch_alter_table("body_texts", schema=None) as batch_op:
        batch_op.drop_column("tables")
