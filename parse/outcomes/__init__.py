"""What a decision amounts to: cues, clauses, who acts, and whether it counts."""
