"""The press's screens at the desk: publish, correct, withdraw, arrange the front page."""
