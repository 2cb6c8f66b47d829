"""Which columns of each data set are read on screen, and which stand behind « Détail »."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.wording import data_page as words


@dataclass(frozen=True)
class Shown:
    """A column on screen; what stands small under its value comes from ``under``."""

    name: str
    under: tuple[str, ...] = ()
    heading: str = ""
    by: str = ""
    """Column that orders it, where that is another: figures in words are sorted by their value."""

    @property
    def order(self) -> str:
        """Name of the column to sort by."""
        return self.by or self.name


@dataclass(frozen=True)
class Layout:
    """The columns of a data set on screen, and those behind « Détail » (empty: all others)."""

    columns: tuple[Shown, ...]
    detail: tuple[str, ...] = ()
    detail_label: str = words.DETAIL


_FIGURE = Shown("indicateur_en_clair", ("unite", "portee", "sens"))
_ORIGIN = (
    "source", "source_adresse", "licence_source", "fichier", "feuille", "cellule",
    "empreinte_fichier", "source_complement", "confiance", "date_observation", "champ", "groupe",
    "note", "statut_observation", "statut_confidentialite", "erreur_type", "repondants", "mots",
    "borne_ou_ordre_de_grandeur", "prefere", "id", "version_donnees",
)  # fmt: skip
LAYOUTS: dict[str, Layout] = {
    "observations": Layout(
        (
            _FIGURE,
            Shown("edition"),
            Shown("taille_en_clair", ("territoire_nom",), by="taille_min"),
            Shown("chiffre_en_clair", ("intervalle", "complement"), by="valeur"),
            Shown("statut_en_mots", ("confidentialite_en_mots",), words.STATUS),
            Shown("source"),
        ),
        _ORIGIN,
        words.PROVENANCE,
    ),
    "comparaisons": Layout(
        (
            _FIGURE,
            Shown("taille_en_clair", ("territoire_nom", "tailles_reunies"), by="taille_min"),
            Shown(
                "chiffre_avant", ("date_avant", "complement_avant"), words.BEFORE, "valeur_avant"
            ),
            Shown(
                "chiffre_apres", ("date_apres", "complement_apres"), words.AFTER, "valeur_apres"
            ),
            Shown("ecart_points", ("ecart", "nature_des_bornes")),
            Shown("verdict_en_mots", ("raison",)),
        ),
    ),
    "communes-chiffres": Layout(
        (
            Shown("nom", ("code",)), Shown("departement_nom"),
            Shown("population", ("annee_population",)),
            Shown("cellule_de", ("cellule_territoire",), words.OF_ITS_SIZE, "taille_min"),
            Shown(
                "chiffre_en_clair", ("unite", "intervalle", "complement"), words.THEIR_FIGURE,
                "valeur",
            ),
            Shown("statut_en_mots", ("confidentialite_en_mots",), words.STATUS),
        )
    ),
    "indicateurs": Layout(
        (Shown("nom", ("definition",)), Shown("sujet"), Shown("editions"), Shown("chiffres"))
    ),
    "editions": Layout(
        (Shown("nom", ("description",)), Shown("situation"), Shown("parue"), Shown("chiffres"))
    ),
    "comparabilite": Layout(
        (
            Shown("indicateur_en_clair"), Shown("niveau"), Shown("portee", ("lecture",)),
            Shown("comparabilite_en_mots"), Shown("raisons"), Shown("juge_le"),
        )
    ),
    "communes": Layout(
        (
            Shown("nom", ("code",)), Shown("departement_nom", ("region_nom",)), Shown("epci_nom"),
            Shown("population", ("annee_population",)), Shown("taille_en_clair", by="population"),
            Shown("annee_derniere_fusion"),
        )
    ),
    "communes-2014": Layout(
        (
            Shown("nom", ("code",)), Shown("existait_2014"), Shown("existait_2015"),
            Shown("nom_2025", ("code_2025",), words.TODAY), Shown("relation"),
        )
    ),
    "evenements-communes": Layout(
        (
            Shown("nom_ancien", ("code_ancien",)), Shown("date"), Shown("evenement"),
            Shown("nom_nouveau", ("code_nouveau",)), Shown("code_2025"),
        )
    ),
    "territoires": Layout(
        (
            Shown("nom", ("territoire",)), Shown("nature", ("categorie",)), Shown("communes"),
            Shown("population"),
        )
    ),
    "cadre": Layout(
        (
            Shown("territoire_nom"), Shown("taille_en_clair", by="taille_min"),
            Shown("communes_2015"), Shown("population_2015"),
            Shown("communes_2025"), Shown("population_2025"),
        )
    ),
    "versions": Layout(
        (
            Shown("version", ("action",)), Shown("date"), Shown("changement"), Shown("chiffre"),
            Shown("avant"), Shown("apres"), Shown("note"),
        )
    ),
}  # fmt: skip
