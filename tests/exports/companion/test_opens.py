"""LibreOffice opens both files and prints every sheet of them."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from dashboard.domain.dataset import Dataset
from tests.exports.companion.samples import MARK, book, figures, ods_book

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
TO_TEXT = shutil.which("pdftotext")


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not on this machine")
@pytest.mark.skipif(TO_TEXT is None, reason="pdftotext (poppler-utils) is not on this machine")
def test_libreoffice_prints_every_sheet_of_both_files(tmp_path: Path) -> None:
    files = {
        "book.xlsx": book(Dataset.DEMONSTRATION),
        "sheets.ods": ods_book(Dataset.DEMONSTRATION),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    assert OFFICE
    assert TO_TEXT
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    command = [OFFICE, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    command += [str(tmp_path / name) for name in files]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    for name in files:
        printed = (tmp_path / name).with_suffix(".pdf")
        said = subprocess.run([TO_TEXT, printed, "-"], check=True, capture_output=True, text=True)
        text = re.sub(r"\s+", " ", said.stdout)
        for figure in figures(Dataset.DEMONSTRATION):
            assert f"{figure.label} : {figure.title[:30]}".replace("\u00a0", " ") in text
            assert re.sub(r"\s+", " ", figure.champ)[:60] in text
        # LibreOffice may add a last page without anything, not even its header.
        pages = [page for page in said.stdout.split("\f") if page.strip()]
        assert len(pages) >= len(figures(Dataset.DEMONSTRATION)) + 2
        # No page is left with the last line of a sheet alone.
        backs = [page for page in pages if "Retour au sommaire" in page]
        assert len(backs) == len(figures(Dataset.DEMONSTRATION))
        assert all(re.search(r"Champ\s:", page) for page in backs)
        assert all(MARK in page for page in pages)
        assert not re.search(r"#(REF|NAME|NOM|VALUE|VALEUR|DIV/0)|Err:\d", text)
