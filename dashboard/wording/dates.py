"""Dates in French."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date


def in_words(day: date) -> str:
    """« 1er janvier 2025 », « 21 novembre 2026 »."""
    text = format_date(day, "d MMMM y", locale="fr")
    return f"1er{text[1:]}" if day.day == 1 else text


def today_in_words() -> str:
    """Today, for a citation."""
    return in_words(date.today())
