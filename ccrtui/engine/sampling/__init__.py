"""Taking a sample: which questions a tick asks of either side, within four requests each."""
