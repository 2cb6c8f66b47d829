"""Words of the workshop of figures."""

from __future__ import annotations

from dashboard.domain.figure import FigureKind, PageFormat

TITLE = "Atelier de figures"
INTRO = (
    "Composer une figure de publication à partir des chiffres du site : titre, lecture, champ et "
    "source sont calculés, les statuts expliqués, et la figure est contrôlée avant de sortir."
)
KIND = "Type de figure"
KINDS: dict[str, str] = {
    FigureKind.BARS: "Barres",
    FigureKind.GROUPED: "Barres groupées",
    FigureKind.DUMBBELL: "Deux dates",
    FigureKind.TABLE: "Tableau",
    FigureKind.MAP: "Carte par commune",
    FigureKind.MAP_REGIONS: "Carte par région",
}
INDICATORS = "Indicateurs"
INDICATOR = "Indicateur"
EDITIONS = "Éditions"
TOTAL = "Avec l’ensemble des communes"
FORMAT = "Format"
FORMATS: dict[str, str] = {
    PageFormat.COLUMN: "Une colonne (85 mm)",
    PageFormat.PAGE: "Page (174 mm)",
    PageFormat.SLIDE: "Diapositive (254 × 143 mm)",
}
NUMBER = "Numéro"
OWN_TITLE = "Titre"
OWN_TITLE_HELP = "Laisser vide pour le titre proposé, qui énonce le constat."
OWN_NOTE = "Note"
OWN_NOTE_HELP = "S’ajoute à ce que la figure doit dire d’elle-même."
READ = "Valeur lue par la « Lecture »"
GREY = "Aperçu en gris"
PREVIEW = "Aperçu"
FAULTS = "Ce qui empêche d’exporter"
WARNINGS = "À relire"
REMEDY = "Que faire"
READY = "Contrôles passés : la figure peut sortir."
EXPORT = "Exporter"
SVG, PDF, PNG = "SVG (modifiable)", "PDF (vectoriel)", "PNG (300 ppp)"
XLSX, ODS, CSV = "Classeur Excel", "Classeur ODS", "CSV"
BROWSER_PNG = "PNG par le navigateur"
BROWSER_PDF = "PDF par le navigateur (imprimer)"
BROWSER_SAVED = "Image enregistrée."
BROWSER_FAILED = (
    "Le navigateur a refusé : autoriser les fenêtres et les téléchargements pour ce site."
)
NO_CHROMIUM = (
    "Le serveur n’a pas de Chromium : le PDF et le PNG se font dans le navigateur, ou par la ligne "
    "de commande sur un poste qui en a un."
)
LONG = "Texte de remplacement et description longue"
TABLE = "Données de la figure"
DOSSIER = "Dossier"
ADD = "Ajouter au dossier"
DOSSIER_EMPTY = "Le dossier est vide : il réunit plusieurs figures, numérotées, exportées ensemble."
REMOVE = "Retirer"
UP = "Monter"
OPEN = "Reprendre"
DOSSIER_TITLE = "Titre du dossier"
DOSSIER_ZIP = "Tout exporter (ZIP)"
DOSSIER_FILE = "Enregistrer le dossier (TOML)"
DOSSIER_LINK = "Lien du dossier"
DOSSIER_PREPARE = "Contrôler et préparer l’archive"
DOSSIER_REFUSED = "L’archive ne peut pas sortir : des figures ont un défaut."
DOSSIER_OTHER = (
    "Ce dossier est fait des autres chiffres (publiés ou démonstration) : changer de chiffres pour "
    "le reprendre."
)
