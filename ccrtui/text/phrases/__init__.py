"""Sentences made of values of the watch: what an alarm, an event, a chart, a finding or a figure says."""
