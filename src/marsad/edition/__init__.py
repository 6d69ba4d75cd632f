"""Published records to HTML, feeds, JSON-LD, sitemaps and citations."""
