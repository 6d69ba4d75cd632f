"""The press: publish, correct, withdraw; a published story is a frozen snapshot."""
