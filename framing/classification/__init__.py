"""Training of heads with scikit-learn: frames of a codebook, and loaded language."""
