"""Fold, analyse, query, index: finding stories in any spelling."""
