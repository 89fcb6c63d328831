"""What an analysis says about loaded language, beyond its tables: sentences and keyness."""
