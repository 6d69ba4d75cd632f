"""The newsroom: Django lives here and nowhere else."""
