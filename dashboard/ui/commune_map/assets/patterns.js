/** Patterns of cells: 8 × 8 tiles of ink on paper, so that a status never depends on colour alone. */

/** Rows of each tile, `#` is ink. */
const TILES = {
  hatch: ["#.......", ".#......", "..#.....", "...#....", "....#...", ".....#..", "......#.", ".......#"],
  "hatch-back": [
    ".......#", "......#.", ".....#..", "....#...", "...#....", "..#.....", ".#......", "#.......",
  ],
  dots: ["........", ".##.....", ".##.....", "........", "........", ".....##.", ".....##.", "........"],
  cross: ["#......#", ".#....#.", "..#..#..", "...##...", "...##...", "..#..#..", ".#....#.", "#......#"],
  grid: ["########", "#.......", "#.......", "#.......", "#.......", "#.......", "#.......", "#......."],
  lines: ["########", "........", "........", "........", "########", "........", "........", "........"],
};

/** Names of the patterns; the position is the number used in the colour tables, 0 is none. */
export const PATTERNS = ["none", ...Object.keys(TILES)];

/** Tiles by number: 64 bytes, 1 is ink. */
export const TILE_BITS = PATTERNS.map((name) =>
  Uint8Array.from((TILES[name] ?? []).join(""), (c) => (c === "#" ? 1 : 0)),
);
