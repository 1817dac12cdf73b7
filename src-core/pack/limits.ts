/** What a pack file may hold. Sizes in bytes; those of content count what is there once inflated. */
export const LIMITS = {
  packed: 50_000_000,
  inflated: 200_000_000,
  file: 20_000_000,
  entries: 2000,
  /** Inflated over packed size, for files above `ratioFrom`. */
  ratio: 100,
  ratioFrom: 1_000_000,
  nameBytes: 200,
  nameDepth: 8,
  json: 2_000_000,
  jsonDepth: 64,
  svg: 200_000,
  svgNodes: 5000,
  pictureSide: 4096,
  picturePixels: 16_777_216,
} as const;
