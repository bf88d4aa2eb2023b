"""The stages of the walk, one file each; `walk.py` puts them in order."""
