"""Builds ``geo/`` from public packages, or from an official ADMIN EXPRESS COG file."""
