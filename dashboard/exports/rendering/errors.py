"""The one error of rendering: why there is no PDF or PNG, for the site and for the command line."""

from __future__ import annotations


class RenderingError(Exception):
    """A picture could not be made.

    ``sentence`` tells a visitor in French; the message tells whoever runs the command in English.
    ``missing`` says that the machine has no browser: another try would not help.
    """

    def __init__(self, reason: str, sentence: str, *, missing: bool = False) -> None:
        self.reason, self.sentence, self.missing = reason, sentence, missing
        super().__init__(reason)


def no_browser() -> RenderingError:
    """There is no Chromium on this machine."""
    return RenderingError(
        "no Chromium on this machine: install one, or name it in the environment variable CHROMIUM",
        "Ce serveur n’a pas de navigateur Chromium : les fichiers PDF et PNG ne peuvent pas y être "
        "produits. Le fichier SVG, lui, est disponible.",
        missing=True,
    )


def failed(what: str) -> RenderingError:
    """The browser did not do what it was asked; ``what`` says it in English."""
    return RenderingError(
        f"Chromium could not render the figure: {what}",
        "La figure n’a pas pu être convertie en PDF ou en PNG sur ce serveur. Le fichier SVG, lui, "
        "est disponible ; un nouvel essai peut suffire.",
    )


def too_large(what: str) -> RenderingError:
    """What was asked exceeds the limits; ``what`` says it in English."""
    return RenderingError(
        f"refused to render: {what}",
        "Cette figure dépasse la taille que le site convertit en PDF ou en PNG. Le fichier SVG, "
        "lui, est disponible.",
    )
