"""Key persons (nøglepersoner), and what citizens and associations ask or propose."""
