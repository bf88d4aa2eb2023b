"""The modelled clusters themselves: clock, shards, links, replication; no HTTP in here."""
