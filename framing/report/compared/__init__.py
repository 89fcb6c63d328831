"""The sections of a report on groups of articles: each draws on the tables of a comparison."""
