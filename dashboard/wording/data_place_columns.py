"""The columns of the tables of places, of the catalogue, of the register and of the versions."""

from __future__ import annotations

from dashboard.wording import data_words as codes
from dashboard.wording.data_columns import (
    COMPLEMENT,
    DAY,
    EDITION,
    FIGURE,
    INDICATOR,
    INDICATOR_LABEL,
    NUMBER,
    READING,
    SCOPE,
    SIZE,
    THEME,
    UNIT,
    VERSION,
    WHOLE,
    YES_NO,
    column,
)

CODE = column("code", "Code", "Code Insee de la commune, cinq caractères.", required=True)
NAME = column("nom", "Commune", "Nom de la commune.", required=True)
_PLACE = (
    column("departement", "Département (code)", "Code du département.", required=True),
    column("departement_nom", "Département", "Nom du département.", required=True),
    column("region", "Région (code)", "Code de la région.", required=True),
    column("region_nom", "Région", "Nom de la région.", required=True),
    column("epci", "EPCI (code)", "Numéro Siren de l’EPCI à fiscalité propre, ou de la Métropole "
           "de Lyon ; vide pour quatre îles."),
    column("epci_nom", "EPCI", "Nom de l’intercommunalité."),
)  # fmt: skip
_POPULATION = (
    column("population", "Population", "Population municipale.", WHOLE, "habitants", required=True),
    column(
        "annee_population", "Année", "Année du recensement de la population.", WHOLE, required=True
    ),
)
COMMUNES = (
    CODE, NAME, *_PLACE, *_POPULATION,
    column("taille", "Taille (code)", "Classe de taille d’aujourd’hui.", required=True),
    column("taille_en_clair", "Taille", "Classe de taille, en français.", required=True),
    column("codes_postaux", "Codes postaux", "Séparés par des espaces."),
    column("superficie_km2", "Superficie", "Du contour complet.", NUMBER, "km²", required=True),
    column("longitude", "Longitude", "D’un point de la commune (WGS 84).", NUMBER, "degrés"),
    column("latitude", "Latitude", "D’un point de la commune (WGS 84).", NUMBER, "degrés"),
    column(
        "annee_derniere_fusion", "Dernière fusion", "Année, depuis 2014 ; vide sans fusion.", WHOLE
    ),
    column(
        "communes_2014_reunies", "Communes de 2014 réunies",
        "Communes du 1er janvier 2014 réunies, elle-même comprise ; 0 sans fusion.", WHOLE,
        "communes", required=True,
    ),
)  # fmt: skip
CELLS = (
    CODE, NAME, *_PLACE, *_POPULATION,
    column(
        "nature", "Nature",
        "Ce que le chiffre est : celui des communes de cette taille, jamais une réponse de la "
        "commune.", required=True,
    ),
    column("jeu", "Jeu", "Chiffres publiés, ou données fictives de la démonstration.",
           meanings=codes.DATASET_CODES, required=True),
    INDICATOR, INDICATOR_LABEL, EDITION, SCOPE, READING,
    column("sens", "Sens", "Sens de lecture.", meanings=codes.ORIENTATION_CODES, required=True),
    column("cellule_de", "Chiffre de qui", "Communes dont c’est le chiffre.", required=True),
    column("cellule_territoire", "Chiffre d’où", "Territoire dont c’est le chiffre."),
    *(c for c in SIZE if c.name in ("taille_min", "taille_max_exclue")),
    column("chiffre_en_clair", "Chiffre", "Ce que le site affiche.", required=True),
    column("unite", "Unité", "Unité de la valeur."),
    *FIGURE, COMPLEMENT,
    column("source", "Source", "Publication, et où elle a été lue."),
    VERSION,
)  # fmt: skip
COMMUNES_2014 = (
    column("code", "Code en 2014 ou 2015", "Code Insee de la commune d’alors.", required=True),
    column("nom", "Nom en 2014 ou 2015", "Nom de la commune d’alors.", required=True),
    column("existait_2014", "Existait en 2014", "Au 1er janvier 2014.", YES_NO, required=True),
    column("existait_2015", "Existait en 2015", "Au 1er janvier 2015.", YES_NO, required=True),
    column("code_2025", "Code en 2025", "Commune d’aujourd’hui où elle mène.", required=True),
    column("nom_2025", "Nom en 2025", "Nom de la commune d’aujourd’hui.", required=True),
    column(
        "relation", "Relation", "Ce qu’elle est devenue.", meanings=codes.RELATION_CODES,
        required=True,
    ),
)  # fmt: skip
EVENTS = (
    column("code_ancien", "Code avant", "Code Insee avant l’événement.", required=True),
    column("nom_ancien", "Nom avant", "Nom avant l’événement.", required=True),
    column("date", "Date", "Jour de l’événement, ou fin de l’année où il a eu lieu.", DAY,
           required=True),
    column("jour_connu", "Jour connu", "Faux si l’événement est dans les douze mois qui "
           "finissent à cette date.", YES_NO, required=True),
    column("evenement", "Événement", "Ce qui s’est passé.", meanings=codes.CHANGE_CODES,
           required=True),
    column("code_nouveau", "Code après", "Code Insee après l’événement.", required=True),
    column("nom_nouveau", "Nom après", "Nom après l’événement.", required=True),
    column("code_2025", "Code en 2025", "Commune d’aujourd’hui où elle mène.", required=True),
)  # fmt: skip
TERRITORIES = (
    column("territoire", "Territoire (clé)", "Clé des adresses et de l’API.", required=True),
    column("nature", "Nature", "Région, département, EPCI.", required=True),
    column("code", "Code", "Code officiel ; vide pour la France et la métropole."),
    column("nom", "Nom", "Nom du territoire.", required=True),
    column("region", "Région (code)", "Région d’un département."),
    column("categorie", "Catégorie", "Nature juridique d’un EPCI (CC, CA, CU, METRO, MET69)."),
    column("communes", "Communes", "Communes d’aujourd’hui.", WHOLE, "communes", required=True),
    column("population", "Population", "Population municipale.", WHOLE, "habitants", required=True),
)
FRAME = (
    column("territoire", "Territoire (clé)", "Clé des adresses et de l’API.", required=True),
    column("territoire_nom", "Territoire", "Nom du territoire.", required=True),
    *SIZE,
    column("communes_2015", "Communes, 2015", "Au 1er janvier 2015.", WHOLE, "communes"),
    column("population_2015", "Habitants, 2015", "Population municipale de 2013.", WHOLE,
           "habitants"),
    column("communes_2025", "Communes, 2025", "Au 1er janvier 2025.", WHOLE, "communes",
           required=True),
    column("population_2025", "Habitants, 2025", "Population municipale de 2023 (Mayotte : 2017).",
           WHOLE, "habitants", required=True),
    column("statut_2015", "Statut de 2015", "Ce qu’on sait des effectifs de 2015.",
           meanings=codes.STATUS_CODES, required=True),
    column("note", "Note", "Ce que les effectifs sont, ou pourquoi ils manquent."),
)  # fmt: skip
INDICATORS = (
    INDICATOR,
    column("nom", "Indicateur", "Nom complet.", required=True),
    column("nom_court", "Nom court", "Nom court.", required=True),
    column("nom_inverse", "Nom inverse", "Nom lu dans l’autre sens, s’il se lit ainsi."),
    column("definition", "Définition", "Ce que l’indicateur mesure."),
    THEME,
    column("sujet_2025", "Sujet en 2025", "Sujet du questionnaire de 2025 ; vide s’il en est "
           "absent."),
    UNIT,
    column("portees", "Portées", "Codes séparés par des espaces."),
    column("lectures", "Lectures", "Codes séparés par des espaces."),
    column("groupe", "Groupe", "Parmi quelles unités la part est prise.", required=True),
    column("editions", "Éditions", "Éditions où il existe, séparées par des espaces."),
    column("champ", "Champ", "Unités parmi lesquelles la part est prise."),
    column("question", "Question", "Libellé de la question, s’il a été lu."),
    column("chiffres", "Chiffres", "Nombre de chiffres publiés.", WHOLE, required=True),
)  # fmt: skip
EDITIONS = (
    EDITION,
    column("nom", "Nom", "Nom de l’édition.", required=True),
    column("situation", "Situation", "Date que les réponses décrivent.", required=True),
    column("parue", "Parue", "Si ses résultats sont publiés.", YES_NO, required=True),
    column("parution_annoncee", "Parution annoncée", "Date annoncée, avant la parution."),
    column("description", "Description", "Ce qu’est l’édition."),
    column("chiffres", "Chiffres", "Nombre de chiffres publiés.", WHOLE, required=True),
)
REGISTER = (
    INDICATOR, INDICATOR_LABEL,
    column("niveau", "Niveau", "Finesse des chiffres comparés.", meanings=codes.LEVEL_CODES),
    column("portee", "Portée", "Portée jugée.", meanings=codes.SCOPE_CODES),
    column("lecture", "Lecture", "Lecture jugée.", meanings=codes.READING_CODES),
    column("comparabilite", "Jugement (code)", "Si les éditions se comparent.",
           meanings=codes.COMPARABILITY_CODES, required=True),
    column("comparabilite_en_mots", "Jugement", "Le jugement, en français.", required=True),
    column("raisons", "Raisons", "Pourquoi."),
    column("juge_le", "Jugé le", "Jour du jugement ; vide si personne n’a jugé.", DAY),
    column("note", "Note", "Remarque."),
)  # fmt: skip
VERSIONS = (
    column("version", "Version", "Numéro de la version publiée ou rétablie.", required=True),
    column("date", "Date", "Jour où elle est devenue celle du site.", DAY, required=True),
    column("action", "Action", "Publication, ou retour à une version.", required=True),
    column("remplace", "Remplace", "Version remplacée."),
    column("changement", "Changement", "Ce qui arrive au chiffre ; vide pour la version même."),
    column("indicateur", "Indicateur", "Identifiant de l’indicateur."),
    column("chiffre", "Chiffre", "De quel chiffre il s’agit."),
    column("avant", "Avant", "Ce que le lecteur voyait."),
    column("apres", "Après", "Ce que le lecteur voit."),
    column("note", "Note", "La raison."),
)
