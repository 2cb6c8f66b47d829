"""French spaces never let a sign begin a line."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.wording.typography import fine


def test_signs_keep_to_their_word() -> None:
    assert fine("Champ : 72 % ; « oui » !") == (
        "Champ\u00a0: 72\u00a0%\u202f; «\u00a0oui\u00a0»\u202f!"
    )
    assert fine("le 1er janvier, n° 995") == "le 1er\u00a0janvier, n°\u00a0995"


@given(st.text(max_size=200))
def test_typesetting_changes_nothing_but_spaces_and_is_stable(text: str) -> None:
    done = fine(text)
    assert fine(done) == done
    done, text = done.replace("’", "'"), text.replace("’", "'")
    for space in "\u00a0\u202f":
        done, text = done.replace(space, " "), text.replace(space, " ")
    assert done == text
