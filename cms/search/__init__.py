"""The search of the whole site: pages, things to do, places, associations and events, each in a section of its own."""
