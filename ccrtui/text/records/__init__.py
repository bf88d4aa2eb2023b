"""What each part of the catalogue consists of; the languages fill it."""
