"""A figure through time: what stood for how long, measured, as a series for a chart, and how it is spread."""
