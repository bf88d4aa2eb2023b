"""What Tencent Cloud says of accounts, instances and networks, as pure values, and the calls that ask it."""
