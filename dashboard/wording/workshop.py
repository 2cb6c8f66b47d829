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
    FigureKind.MAP_DEPARTEMENTS: "Carte par département",
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
COMPOSE = "Composer la figure"
DRESS = "Numéro, titre, note, format"
TERRITORY_HELP = (
    "Le chiffre propre du territoire s’il est publié ; sinon celui de la France par taille, et la "
    "figure le dit."
)
PREVIEW = "Aperçu"
SIGHT = "Voir la figure"
SIGHTS: dict[str, str] = {
    "en couleurs": "En couleurs",
    "en gris": "En gris",
    "en cas de protanopie": "Protanopie",
    "en cas de deutéranopie": "Deutéranopie",
    "en cas de tritanopie": "Tritanopie",
}
SIGHT_HELP = (
    "Simulation à l’écran : une impression en gris, puis trois formes de daltonisme. Les fichiers "
    "restent en couleurs."
)
COLOURS_GOOD = (
    "Couleurs distinctes en couleurs, en gris et pour trois daltonismes : l’écart le plus faible "
    "est de {distance} ({least} au moins), {sight}, entre « {one} » et « {other} »."
)
FIT = "Ajuster à la largeur"
SCROLL = "Figure plus large que l’écran : la faire défiler avec les flèches gauche et droite"
FAULTS = "Ce qui empêche d’exporter"
WARNINGS = "À relire"
REMEDY = "Que faire"
READY = "Contrôles passés : la figure peut sortir."
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
DOSSIER = "Dossier"
ADD = "Ajouter au dossier"
REPLACE = "Remplacer « {label} »"
TAKEN = "reprise dans l’atelier"
LINE = "{label} ({kind}) – {title}"
DOSSIER_EMPTY = "Le dossier est vide : il réunit plusieurs figures, numérotées, exportées ensemble."
REMOVE = "Retirer"
UP = "Monter"
OPEN = "Reprendre"
DOSSIER_TITLE = "Titre du dossier"
DOSSIER_ZIP = "Tout exporter (ZIP)"
DOSSIER_FILE = "Enregistrer le dossier (TOML)"
DOSSIER_LINK = "Lien du dossier"
DOSSIER_LOAD = "Reprendre un dossier enregistré"
DOSSIER_TEXT = "Contenu du fichier TOML"
DOSSIER_TEXT_HELP = (
    "Ouvrir le fichier dans un éditeur de texte, tout copier, coller ici. Aucun fichier n’est "
    "envoyé au serveur autrement."
)
DOSSIER_TAKE = "Reprendre ce dossier"
DOSSIER_TAKEN = "Dossier repris : {figures}. La première figure est ouverte dans l’atelier."
DOSSIER_NO_TEXT = "Rien n’a été collé : copier le contenu du fichier TOML dans le cadre."
DOSSIER_WHERE = "Où : {where}."
DOSSIER_TOO_LONG = (
    "Ce dossier est trop long pour être repris ici. L’exporter par la ligne de commande "
    "(python -m dashboard figures export), ou en faire deux dossiers."
)
DOSSIER_REFUSED = "L’archive ne peut pas sortir : des figures ont un défaut."
DOSSIER_OTHER = (
    "Ce dossier est fait des autres chiffres (publiés ou démonstration) : changer de chiffres pour "
    "le reprendre."
)
