"""Sources of articles: who is given how many words, where first, on which terms, in which verbs."""
