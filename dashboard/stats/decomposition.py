"""What explains the change of a total: what communes do, or how many there are of each size.

Kitagawa, *Components of a difference between two rates*, JASA 50, 1955, with both parts taken at
the mean of the two dates, so that none is left over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = Sequence[float] | NDArray[np.float64]


@dataclass(frozen=True)
class Decomposition:
    """The change of a mean over a partition, in points.

    ``behaviour`` is what would have changed with the groups' weights unchanged, ``structure``
    with their shares unchanged; ``by_behaviour`` and ``by_structure`` are the parts of each group,
    in their order. ``total`` is the change of the weighted means, exactly the sum of both.
    ``residual`` is what a stated total has beyond it (rounding, weights of the survey that are
    not those given); ``None`` where no total was stated.
    """

    before: float
    after: float
    behaviour: float
    structure: float
    by_behaviour: tuple[float, ...]
    by_structure: tuple[float, ...]
    residual: float | None = None

    @property
    def total(self) -> float:
        """Change of the weighted mean."""
        return self.after - self.before


def decompose(
    share_before: Numbers,
    share_after: Numbers,
    weight_before: Numbers,
    weight_after: Numbers,
    *,
    stated: float | None = None,
) -> Decomposition:
    """Split the change of Σ weight × share over the groups of a complete partition.

    Four sequences of one length: shares in percent by group, and weights (counts of communes, or
    of inhabitants for the population reading; any positive multiple, they are brought to sum 1).
    ``stated`` is the published change of the total, in points. The part of a group in the
    structure is its gain of weight times the distance of its mean share to the overall mean, so
    that a group which grows pulls the total towards itself.

    Raises :class:`ValueError` where a sequence is empty, of another length, holds a value that is
    not finite (a masked or missing group: the partition is not complete), or where weights are
    negative or all null.
    """
    shares = [_checked("share", s) for s in (share_before, share_after)]
    weights = [_normed(_checked("weight", w)) for w in (weight_before, weight_after)]
    lengths = {len(a) for a in (*shares, *weights)}
    if len(lengths) > 1:
        raise ValueError(f"groups differ: sequences of lengths {sorted(lengths)}")
    means = [float(w @ s) for w, s in zip(weights, shares, strict=True)]
    by_behaviour = (weights[0] + weights[1]) / 2 * (shares[1] - shares[0])
    apart = (shares[0] + shares[1]) / 2 - (means[0] + means[1]) / 2
    by_structure = apart * (weights[1] - weights[0])
    behaviour, structure = float(by_behaviour.sum()), float(by_structure.sum())
    return Decomposition(
        before=means[0],
        after=means[1],
        behaviour=behaviour,
        structure=structure,
        by_behaviour=tuple(by_behaviour.tolist()),
        by_structure=tuple(by_structure.tolist()),
        residual=None if stated is None else stated - (behaviour + structure),
    )


def _checked(name: str, values: Numbers) -> NDArray[np.float64]:
    array = np.asarray(values, dtype=float)
    if array.ndim != 1 or array.size == 0:
        raise ValueError(f"{name}s: expected one number a group, got shape {array.shape}")
    missing = np.flatnonzero(~np.isfinite(array))
    if missing.size:
        raise ValueError(f"{name}s: group {int(missing[0]) + 1} of {array.size} has no value")
    return array


def _normed(weights: NDArray[np.float64]) -> NDArray[np.float64]:
    if (weights < 0).any():
        raise ValueError("weights: a weight is negative")
    total = weights.sum()
    if total <= 0:
        raise ValueError("weights: all are null")
    return np.asarray(weights / total, dtype=float)
