"""The jobs: sampling, the walk, export; async, without a screen."""
