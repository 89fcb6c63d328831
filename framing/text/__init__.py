"""Text as offsets: normalising, paragraphs, sentences, words, quotation marks. Knows no tables."""
