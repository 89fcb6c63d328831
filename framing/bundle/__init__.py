"""Replication bundles: all of an analysis that may be published, and how it is made again."""

from framing.bundle.writing import check_bundle, write_bundle

__all__ = ["check_bundle", "write_bundle"]
