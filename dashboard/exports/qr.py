"""The address of a page as a QR code, drawn on the server: nothing leaves the house."""

from __future__ import annotations

import segno


def qr_image(address: str) -> str:
    """A data address of an SVG picture of the code, black on white with its quiet zone.

    At least 15 % of it may be soiled or folded (level M, more where there is room). ``ValueError``
    where the address holds more than any code can (about 2 300 letters).
    """
    try:
        code = segno.make_qr(address, error="m", boost_error=True)
    except segno.DataOverflowError as error:
        raise ValueError(f"too long for a QR code: {len(address)} characters") from error
    return str(code.svg_data_uri(border=4, dark="#000", light="#fff", xmldecl=False, nl=False))
