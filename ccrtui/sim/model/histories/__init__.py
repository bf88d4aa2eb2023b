"""How an index comes to another history than its follower knows: restored, rewound, lost, or begun again empty."""
