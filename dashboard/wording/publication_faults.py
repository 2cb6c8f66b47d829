"""What is wrong with a publication figure, and what to do: rule, text, remedy."""

from __future__ import annotations

from dashboard.wording.publication import UNREAD

NO_FIGURE = (
    "aucun-chiffre",
    "Aucun chiffre n’est publié pour ces choix : la figure est vide.",
    "Changer d’édition, de lecture, de tailles ou d’indicateur.",
)
FORTHCOMING = (
    "a-paraitre",
    "Aucun chiffre n’est encore paru pour ces choix : la figure est vide.",
    "Choisir une édition ou un indicateur déjà publié, ou attendre la parution.",
)
NO_ROW = (
    "aucune-ligne",
    "Aucune ligne n’est retenue.",
    "Retenir au moins une taille publiée, ou montrer l’ensemble.",
)
ONE_SERIES = (
    "une-seule-serie",
    "Des barres simples ne montrent qu’une édition, et une seule taille par indicateur.",
    "Choisir « Barres groupées » ou « Tableau », ou ne garder qu’une édition.",
)
ONE_INDICATOR = (
    "un-seul-indicateur",
    "Cette sorte de figure ne montre qu’un indicateur ; seul le premier est dessiné.",
    "Garder un indicateur, ou choisir « Barres groupées » ou « Tableau ».",
)
ONE_EDITION = (
    "une-seule-edition",
    "Une carte ne montre qu’une édition ; seule la première est dessinée.",
    "Garder une édition, et faire une seconde carte pour l’autre.",
)
SECOND_FORTHCOMING = (
    "a-paraitre",
    "Une des deux éditions n’est pas parue : il n’y a pas deux points à relier.",
    "Choisir « Barres » sur l’édition publiée, ou attendre la parution.",
)
NOT_COMPARABLE = (
    "non-comparable",
    "Les deux éditions ne se comparent pas{where}. {why}",
    "Choisir « Tableau », où chaque niveau se lit seul, ou faire une figure par édition.",
)
NO_SIZES = (
    "carte-sans-tailles",
    "Aucun chiffre par taille n’est publié : une carte des communes prêterait le total à toutes.",
    "Choisir « Tableau » ou « Barres », ou citer le chiffre national dans le texte.",
)
NO_REGIONS = (
    "regions-sans-chiffre",
    "Aucun chiffre régional n’est publié pour ces choix.",
    "Choisir « Carte par commune », « Barres » ou « Tableau ».",
)
NO_DEPARTEMENTS = (
    "departements-sans-chiffre",
    "Aucun chiffre départemental n’est publié pour ces choix.",
    "Choisir « Carte par région » si elle est publiée, « Carte par commune » ou « Tableau ».",
)
COUNT_ON_MAP = (
    "nombre-en-aplat",
    "Un nombre ne se dessine pas en aplats de couleur : la surface des territoires tromperait.",
    "Choisir une part en %, ou un tableau.",
)
MIXED_READINGS = (
    "unites-melees",
    "La figure mêle plusieurs unités ({units}) sur une même échelle.",
    "Garder des indicateurs de même unité, ou faire une figure par unité.",
)
MIXED_SCOPES = (
    "portees-melees",
    "La figure mêle l’action propre des communes et l’action disponible sur leur territoire.",
    "Garder une seule portée, ou le dire dans le titre.",
)
MIXED_SENSES = (
    "sens-meles",
    "Certains indicateurs n’ont pas de lecture inverse : la figure mêle les deux sens.",
    "Revenir au sens direct, ou retirer les indicateurs sans lecture inverse.",
)
MIXED_GROUPS = (
    "groupes-meles",
    "Les pourcentages ne portent pas tous sur les mêmes unités ({groups}).",
    "Le dire dans la note, ou faire une figure par groupe.",
)
NO_LECTURE = (
    "sans-lecture",
    "Aucune valeur ne peut être lue à voix haute : la figure n’a pas de ligne « Lecture ».",
    "Choisir des tailles ou une édition dont un chiffre au moins est publié.",
)
NO_CHAMP = (
    "sans-champ",
    "Le champ n’est pas connu.",
    "Compléter le champ de l’indicateur dans le catalogue.",
)
NO_SOURCE = (
    "sans-source",
    "Aucune source n’est citée.",
    "Compléter la source des chiffres dans le catalogue.",
)
LONG_TITLE = (
    "titre-trop-long",
    "Le titre a {length} caractères : il tiendra mal sur deux lignes dans ce format ({most}).",
    "Raccourcir le titre, ou reprendre le titre proposé.",
)
STRANGE_NUMBER = (
    "nombre-etranger",
    "Le titre donne « {number} », que la figure ne montre pas.",
    "Vérifier le nombre, ou montrer la valeur dont il vient.",
)
LOST_READ = (
    "lecture-perdue",
    UNREAD,
    "Choisir une autre valeur à lire ; la première qui s’y prête l’a remplacée.",
)
MIXED_PLACES = (
    "territoires-meles",
    "La figure mêle des valeurs du territoire choisi et des valeurs nationales.",
    "Retirer les indicateurs sans valeur pour ce territoire, ou faire une figure nationale.",
)
PARTLY_FORTHCOMING = (
    "edition-a-paraitre",
    "L’édition {edition} n’a encore aucun chiffre : rien n’est dessiné pour elle.",
    "Retirer cette édition jusqu’à sa parution.",
)
