"""Small SVGs of exact size, whose corners can be looked for in a picture."""

RED, BLUE = "#ff0000", "#0000ff"
POINTS_PER_MM = 72 / 25.4


def svg(
    width: float, height: float, stripes: str = RED, text: str = "Ensemble : 72 % été"
) -> bytes:
    """A red square in the bottom right corner, a blue one top left, a pattern, a text."""
    across, down = width * POINTS_PER_MM, height * POINTS_PER_MM
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="{width}mm" height="{height}mm"
 viewBox="0 0 {across:.3f} {down:.3f}" role="img" aria-labelledby="titre" lang="fr">
<title id="titre">Essai</title>
<defs><pattern id="motif" width="4" height="4" patternUnits="userSpaceOnUse"><rect width="4"
 height="4" fill="{stripes}"/><path d="M0 2H4" stroke="{stripes}" stroke-width="0.5" fill="none"/></pattern></defs>
<rect x="40" y="20" width="60" height="30" fill="url(#motif)"/>
<rect x="0" y="0" width="9" height="9" fill="{BLUE}"/>
<rect x="{across - 9:.3f}" y="{down - 9:.3f}" width="9" height="9" fill="{RED}"/>
<text x="20" y="80" font-size="9" font-family="Arial, 'Liberation Sans', sans-serif">{text}</text>
</svg>
""".encode()
