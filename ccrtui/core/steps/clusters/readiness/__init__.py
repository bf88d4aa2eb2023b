"""Whether replication is possible between the two clusters at all."""
