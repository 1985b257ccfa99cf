"""What we can find: Danish analysis, queries, ranking, builds."""
