"""The modelled network: VPCs, what joins them, and what gets through."""
