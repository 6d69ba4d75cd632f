"""How the shipped models are made, from public corpora, by one command each; see README.md."""
