"""Adapters between the core and Pelican: each turns what `satupintu` decides into generated files."""
