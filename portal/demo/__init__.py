"""Demo content: the six projects of 2009–2010 with invented people, for trying the service out.

What is true are the institutions, what was tried there and the figures in the stories. Everything else is invented:
persons, addresses, phone numbers, five of the six area centres and both associations; of the
editors' pages (``pages/``) this year's theme of the grants, the courses and the dates of the strategy.
"""
