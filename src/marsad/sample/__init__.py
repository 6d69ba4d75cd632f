"""The invented world that demo, tests and benchmarks share."""
