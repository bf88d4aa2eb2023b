"""The cloud behind the port `Cloud`: one account of Tencent Cloud by its official client."""
