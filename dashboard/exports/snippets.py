"""A call of the API as code to copy: Python, R and the command line.

The address may come from a view, hence from a visitor: it is made plain ASCII first, and written
in each language so that it can be nothing but a text.

Only an empty field is a missing one: both languages would otherwise take the status ``NA`` (« non
disponible ») for nothing at all, and the reason of an absence would be lost.
"""

from __future__ import annotations

import json
import shlex
from collections.abc import Sequence
from urllib.parse import quote

from dashboard.domain.data_table import DataSet
from dashboard.wording.data_page import CODES_AS_TEXT

_KEPT = "%/:?&=,;+@~!*()'[]#$"


def code_columns(about: DataSet) -> tuple[str, ...]:
    """The columns of a data set whose codes must be read as text."""
    return tuple(column.name for column in about.columns if column.name in CODES_AS_TEXT)


def python_snippet(url: str, texts: Sequence[str] = ()) -> str:
    """Read a CSV address (``format=csv``, absolute) into a data frame of pandas.

    ``texts`` names the columns of codes (``01001``) that would otherwise be read as numbers.
    """
    kinds = ", ".join(f'{json.dumps(name)}: "string"' for name in texts)
    codes = f", dtype={{{kinds}}}" if kinds else ""
    return (
        "import pandas as pd\n\n"
        f"url = {_text(url)}\n"
        f'donnees = pd.read_csv(url{codes}, keep_default_na=False, na_values=[""])\n'
        "print(donnees)\n"
    )


def r_snippet(url: str, texts: Sequence[str] = ()) -> str:
    """The same in R, with the package readr."""
    kinds = ", ".join(f"{name} = col_character()" for name in texts)
    codes = f", col_types = cols({kinds})" if kinds else ""
    return (
        "library(readr)\n\n"
        f"url <- {_text(url)}\n"
        f'donnees <- read_csv(url{codes}, na = "")\n'
        "print(donnees)\n"
    )


def curl_snippet(url: str, file: str) -> str:
    """Save the file ``file`` from the command line, an error being told rather than saved."""
    command = f"curl --fail-with-body --compressed --output {shlex.quote(file)}"
    return f"{command} {shlex.quote(_plain(url))}\n"


def _plain(url: str) -> str:
    return quote(url, safe=_KEPT)


def _text(url: str) -> str:
    return json.dumps(_plain(url))
