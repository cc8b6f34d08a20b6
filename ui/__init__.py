"""The terminal and the web page."""
