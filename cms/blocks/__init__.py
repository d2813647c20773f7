"""The blocks that editors build pages from. Every block has a preview in the editors' list of blocks."""
