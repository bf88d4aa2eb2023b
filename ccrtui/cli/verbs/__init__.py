"""The verbs that are one module each, `profiles` with its options; those of the record have rooms of their own."""
