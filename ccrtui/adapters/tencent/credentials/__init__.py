"""Where a key of the cloud is looked for, and the forms in which it is written down."""
