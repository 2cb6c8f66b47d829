"""Where the archive of a dossier goes, decided before anything is made, and how it is written."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from dashboard.domain.dataset import Dataset
from dashboard.exports.dossier.naming import ITSELF, prefixed
from dashboard.publishing.errors import PublishingError

ARCHIVE = ".zip"


def stem_of(path: Path, dataset: Dataset) -> str:
    """The name of the archive: that of the folder where the file is only called « dossier »."""
    return path.resolve().parent.name if path.name == prefixed(dataset, ITSELF) else path.stem


def target_of(out: str, dossier: Path, name: str) -> Path:
    """The archive ``out`` asks for: a file that ends with .zip, or a folder that takes ``name``.

    Without ``out``, beside the dossier. A folder need not exist yet; raises ``PublishingError``
    where ``out`` can be neither.
    """
    if not out:
        return dossier.with_name(name)
    path = Path(out)
    is_folder = out.endswith(_SEPARATORS) or path.suffix.lower() != ARCHIVE
    if path.is_dir():
        return path / name
    if is_folder:
        inside = next((p for p in (path, *path.parents) if p.exists()), path)
        if inside.is_file():
            raise PublishingError(
                path, f"{inside} is a file, not a folder", f"name a folder, or a file in {ARCHIVE}"
            )
        return path / name
    if not path.parent.is_dir():
        raise PublishingError(
            path, f"the folder {path.parent} does not exist", "make it, or name only a folder"
        )
    return path


def written(target: Path, content: bytes) -> None:
    """Write the file whole or not at all, and its folder where that is not there yet."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        os.chmod(temporary, 0o644)
        os.replace(temporary, target)
    except BaseException:
        os.unlink(temporary)
        raise


_SEPARATORS = tuple(filter(None, (os.sep, os.altsep)))
