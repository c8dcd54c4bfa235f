"""The core of Portal Satu Pintu: what exists on the site and what is true of it."""

VERSION = "0.1.0"
