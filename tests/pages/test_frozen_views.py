"""A view frozen to a version keeps its figures and says what became of them since."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.domain.dataset import Dataset
from dashboard.ingest.releasing.rollback import rollback
from dashboard.tables.versions import UnknownVersionError
from dashboard.ui import cache
from tests.ingest.releasing.kept import DAY, copy_of
from tests.pages.test_new_figures import ABS_2025, FIVE, publish
from tests.pages.test_pages import CARTE, opened, text_of

WITHDRAWN = {**FIVE[0], "value": "", "status": "RT", "note": "Retiré par la DREES."}
CORRECTED = {**FIVE[0], "value": "13"}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    root = copy_of(tmp_path)
    monkeypatch.setenv("ASCO_DATA", str(root))
    return root


def seen(version: str, **params: str) -> str:
    return text_of(opened(CARTE, **{**ABS_2025, **params, "v": version}))


def test_a_frozen_view_keeps_its_figures_after_a_correction_and_says_so(
    root: Path, tmp_path: Path
) -> None:
    first = publish(root, tmp_path, FIVE, "Résultats de 2025.")
    assert "c’est la version en ligne, cette vue est à jour" in seen(first)
    second = publish(root, tmp_path, [CORRECTED, *FIVE[1:]], "Rectificatif.")
    text = seen(first)
    assert "12\u00a0%" in text
    assert "13\u00a0%" not in text
    assert f"Vue figée sur la version {first} des données" in text
    assert f"la version en ligne est la {second}, qui corrige cette vue" in text
    assert "1\u00a0chiffre corrigé" in text
    other = seen(first, indicateur="action-sociale", portee="propre")
    assert "n’ont pas changé" in other


def test_a_withdrawn_figure_is_told_and_the_view_of_today_is_one_click_away(
    root: Path, tmp_path: Path
) -> None:
    first = publish(root, tmp_path, FIVE, "Résultats de 2025.")
    publish(root, tmp_path, [WITHDRAWN, *FIVE[1:]], "Retrait.")
    app = opened(CARTE, **ABS_2025, v=first)
    assert "ne doit plus être citée" in text_of(app)
    app.button(key="thaw").click().run()
    assert "v" not in app.query_params
    assert "Vue figée" not in text_of(app)


def test_figures_that_came_later_are_told_as_additions(root: Path, tmp_path: Path) -> None:
    publish(root, tmp_path, FIVE, "Résultats de 2025.")
    text = seen("1.0.0")
    assert "à paraître" in text
    assert "qui complète cette vue" in text


def test_a_version_that_was_taken_back_must_not_be_cited(root: Path, tmp_path: Path) -> None:
    bad = publish(root, tmp_path, FIVE, "Résultats de 2025.")
    rollback(root, DAY, "Publié trop tôt.")
    text = seen(bad)
    assert "12\u00a0%" in text
    assert "ne doit plus être citée ; la version en ligne est la 1.0.0" in text.replace(
        "\u202f;", " ;"
    )


def test_a_version_never_published_shows_the_one_in_line_and_says_so(root: Path) -> None:
    for wrong in ("9.9.9", "../../x", "1"):
        text = seen(wrong, indicateur="action-sociale", edition="2015")
        assert "n’a jamais été publiée" in text
        assert "Vue figée" not in text


def test_the_server_is_told_which_versions_exist(root: Path) -> None:
    with pytest.raises(UnknownVersionError) as error:
        cache.world(Dataset.PUBLISHED, "9.9.9")
    assert error.value.known == ("1.0.0",)
    with pytest.raises(UnknownVersionError):
        cache.world(Dataset.DEMONSTRATION, "1.0.0")
    assert cache.world(Dataset.PUBLISHED, "1.0.0").frozen == "1.0.0"


def test_a_citation_names_the_frozen_address(root: Path) -> None:
    app = opened(CARTE, indicateur="action-sociale", edition="2015")
    cited = [code.value for code in app.code]
    assert [v for v in cited if "consulté le" in v and "v=1.0.0" in v]
    assert [v for v in cited if "consulté le" not in v and "v=" not in v]
