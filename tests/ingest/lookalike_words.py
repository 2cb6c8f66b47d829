"""The words that drawn workbooks are made of, some of them chosen to mislead."""

SIZES = [
    ["Moins de 500 hab.", "500 à 1 499 hab.", "1 500 à 4 999 hab.", "5 000 hab. ou plus"],
    [
        "Moins de 500 habitants",
        "De 500 à 1\u202f499 habitants",
        "De 1\u202f500 à 29\u202f999 habitants",
        "30\u202f000 habitants ou plus",
    ],
    ["< 500 hab.", "500-1 499", "1 500-4 999", "≥ 5 000"],
    ["Communes de moins de 1\u00a0500 habitants", "Communes de 1\u00a0500 habitants et plus"],
]
ACTIONS = [
    "Aides financières", "Portage de repas", "Sources de financement", "Champ d'action du CCAS", "Lecture publique", "Notes de service aux agents",
    "dont : secours d'urgence", "60 ans ou plus", "Aide au transport", "Analyse des besoins sociaux", "Autres", "Actions collectives, ateliers",
    "Accès aux soins", "Petite enfance (0-3 ans)", "Logement", "Code postal connu", "Unité d'intervention", "1er accueil social", "Non-recours",
    "A. Aides facultatives", "En régie", "Chèques\nd'accompagnement", "Convention avec la CAF",
]  # fmt: skip
GROUPS = [
    "Personnes âgées",
    "Personnes handicapées",
    "Ensemble des publics",
    "Pauvreté, exclusion",
    "CCAS",
    "Total des aides",
    "Jeunesse et famille",
]
MEASURES = [
    "Communes", "Part des communes (en %)", "Population couverte", "Effectif", "Nombre de réponses", "Évolution 2014-2018 (en %)", "Avec CCAS", "Sans CCAS",
    "Oui", "Non", "Total", "Erreur type", "Borne inférieure", "Source principale", "Montant (en euros)", "Moyenne",
]  # fmt: skip
DEPARTEMENTS = [
    ("84", "01", "Ain"), ("32", "02", "Aisne"), ("84", "03", "Allier"), ("93", "04", "Alpes-de-Haute-Provence"), ("28", "14", "Calvados"), ("94", "2A", "Corse-du-Sud"),
    ("53", "22", "Côtes-d'Armor"), ("84", "69", "Rhône"), ("11", "75", "Paris"), ("01", "971", "Guadeloupe"), ("04", "974", "La Réunion"),
]  # fmt: skip
REGIONS = ["Bretagne", "Île-de-France", "Corse", "Occitanie", "Normandie"]
TITLES = [
    "Part des communes menant au moins une action sociale, en 2014", "Communes ayant réalisé une analyse des besoins sociaux", "Aides et actions selon la taille de la commune",
    "Effectifs au 31 décembre", "72 % des communes aident les personnes âgées", "Les actions en direction des familles, de 2014 à 2018",
]  # fmt: skip
UNITS = [
    ("En %", "(en %)"),
    ("Effectifs", ""),
    ("En milliers d'euros", "(en milliers d'euros)"),
    ("En pourcentage", "(en pourcentage)"),
]
CODES = [
    ("NR", "non-réponse"), ("ND", "non disponible"), ("NC", "non communiqué"), ("NC", "non concerné"), ("s", "secret statistique"), ("ns", "non significatif"),
    ("nd", "non disponible"), ("n.d.", "non disponible"), ("///", "absence de résultat due à la nature des choses"), ("/", "non disponible"), ("…", "non disponible"),
]  # fmt: skip
MARKS = [
    ("(p)", "données provisoires"),
    ("*", "Données provisoires"),
    ("(e)", "données estimées"),
    ("(r)", "données révisées"),
]
SUPERSCRIPTS = "¹²³"
FOOTNOTES = [
    "Hors intercommunalité",
    "Y compris le CCAS",
    "Aide sociale à l'hébergement",
    "Plusieurs réponses possibles",
]
LECTURES = [
    "en 2014, 72 % des communes de moins de 500 habitants mènent une action.",
    "11 % des communes ont réalisé une analyse.",
]
CHAMPS = [
    "communes de France métropolitaine et des DROM, hors Mayotte.",
    "France entière",
    "1 254 intercommunalités.",
]
SOURCES = [
    "DREES, enquête ASCO 2015.",
    "DREES, enquête ASCO 2025",
    "Insee, recensement 2013 ; DREES.",
]
NOTES = [
    "les totaux peuvent différer de la somme des lignes, en raison des arrondis.",
    "la question n'est posée qu'aux communes de plus de 1 500 habitants.",
]
COVER = [
    "Présentation de l'enquête",
    "L'enquête a été menée auprès de 11 000 collectivités.",
    "Les résultats sont pondérés.",
    "Contact : DREES",
    "2014",
]
ODD = ["environ 12", "< 5", "12 à 15", "oui", "1.234", "voir note", "12/05/2018", "1 23"]
"""What a data cell may hold that is no number: reading one there would be a guess."""
