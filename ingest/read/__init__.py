"""Readers: bytes of one file → one `Document`. One module a format, one function each."""
