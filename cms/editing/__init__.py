"""How what editors write becomes public: roles, approval, looking through again, links that lead nowhere."""
