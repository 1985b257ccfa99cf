"""Which lines head sections and items, and what stands below them."""
