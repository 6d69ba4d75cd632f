"""The archive: outlets, feeds, captures, stories, mentions, attributions and refusals as rows."""
