"""Hub: collects the models of the portal's rooms for Django. Rooms import from each other, never from here."""

__all__: list[str] = []
