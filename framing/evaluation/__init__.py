"""Evaluation: what the programme says of texts, held against what people coded."""
