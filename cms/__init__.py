"""What editors write: pages, pictures, documents."""
