"""The pages of actors: who they are, what they said, who speaks of them, in pictures that a server draws."""
