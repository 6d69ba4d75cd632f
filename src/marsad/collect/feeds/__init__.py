"""What a feed, a sitemap or a listing page announces."""

from marsad.collect.feeds.parse import FeedKind, parse_feed

__all__ = ["FeedKind", "parse_feed"]
