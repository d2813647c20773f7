"""What the editors of the demo have written: pages as data, a module per section, and their pictures' words."""
