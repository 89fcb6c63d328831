"""The sections of a report: each computes plain data from the tables, then fills a template."""
