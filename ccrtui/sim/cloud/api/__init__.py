"""The cloud API itself: signatures, schemas, pages, limits."""
