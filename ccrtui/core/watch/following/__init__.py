"""Who follows what: wishes, occupants of a name, who came and who went, what nothing takes."""
