"""The step that sees whether the follower can reach the leader, before anything is registered."""
