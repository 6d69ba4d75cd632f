"""The desk: claims, drafts, segments, revisions, and the people's way from incoming to approved."""
