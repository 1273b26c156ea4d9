"""Makes articles whose kinship is known: copies at several strengths, planted changes, hard negatives. All from a seed."""
