"""The staff's screens, one file each."""
