"""From outlets to captures: declarations, feeds, pages, WARC, politeness."""
