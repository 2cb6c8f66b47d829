"""Words inside the files of open data: sheets of workbooks, labels, the read-me."""

from __future__ import annotations

from dashboard.domain.data_table import ColumnType

READ_ME, DATA, COLUMNS, CODES = "Lisez-moi", "Données", "Colonnes", "Codes et statuts"
FICTITIOUS = "Données fictives"
COLUMNS_HEAD = ("Colonne", "Titre", "Type", "Unité", "Description")
CODES_HEAD = ("Colonne", "Code", "Signification")
WARNING, TITLE, DESCRIPTION, KEPT = "Avertissement", "Titre", "Description", "Extrait"
PRODUCER, LICENCE, VERSION, UPDATED = "Producteur", "Licence", "Version", "Mise à jour"
SOURCE, PERIOD, CITATION, ROWS = "Source", "Période", "Pour citer", "Lignes"
WHOLE = "Le jeu entier"
TYPES: dict[ColumnType, str] = {
    ColumnType.STRING: "texte",
    ColumnType.INTEGER: "nombre entier",
    ColumnType.NUMBER: "nombre",
    ColumnType.BOOLEAN: "vrai ou faux",
    ColumnType.DATE: "date",
}
PACKAGE = (
    "Les données ouvertes du site : chiffres publiés de l’enquête ASCO sur l’action sociale des "
    "communes, avec leurs statuts et leurs sources, comparaisons entre les éditions, indicateurs, "
    "registre de comparabilité, versions, communes et territoires."
)
SIMULATED_PACKAGE = (
    "Les données de la démonstration : chiffres d’enquête simulés, dont aucun n’est un résultat de "
    "la DREES, dans la forme des données ouvertes du site ; communes et territoires y sont réels."
)
"""What a Data Package is, as a whole."""
PERIOD_OF, PERIOD_OF_DAYS = "de {} à {}", "du {} au {}"
