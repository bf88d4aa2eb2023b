"""What mends something that followed before: stages of their own, looked at and sent like those of the walk."""
