"""what rows are held against."""

import sqlalchemy as sa
from alembic import op


revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("documents", schema=None) as batch_op:
        batch_op.add_column(sa.Column("seal", sa.String(length=17), nullable=True))
    # What is held is sealed when it is parsed anew: that must not wait for another parser.
    op.execute("UPDATE documents SET parsed_by = ''")


def downgrade() -> None:
    with op.batch_alter_table("documents", schema=None) as batch_op:
        batch_op.drop_column("seal")
