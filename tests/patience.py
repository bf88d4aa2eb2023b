"""How long a test waits for what must come: a guard against hanging for ever, however busy the machine is."""

PATIENCE_S = 300.0
