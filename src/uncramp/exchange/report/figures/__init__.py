"""Figures as SVG strings, one pure function each, with a caption and a table."""
