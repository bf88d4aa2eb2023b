"""The steps that join two VPCs: connection, routes, security groups."""
