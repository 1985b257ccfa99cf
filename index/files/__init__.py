"""How a build lies on the disk: blocks with checksums, tables, columns, the engine, its readers."""
