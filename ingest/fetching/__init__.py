"""From the web: sites, polite asking, what pages say, and what came of every address."""
