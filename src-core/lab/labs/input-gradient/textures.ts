/** Rows and columns of a texture, and of the picture that is repainted. */
export const SIDE = 24;

/** a mod b, never negative. */
const mod = (a: number, b: number): number => ((a % b) + b) % b;

/** Where stripes of each kind are bright. */
const brightAt = {
  vertical: (_, j) => mod(j, 6) < 3,
  horizontal: (i) => mod(i, 6) < 3,
  falling: (i, j) => mod(i - j, 6) < 3,
  rising: (i, j) => mod(i + j, 6) < 3,
  checker: (i, j) => mod(Math.floor(i / 3) + Math.floor(j / 3), 2) === 0,
} as const satisfies Record<string, (i: number, j: number) => boolean>;

export type Texture = keyof typeof brightAt;
export const textures = Object.keys(brightAt) as Texture[];

/** Stripes or a checkerboard of ones and zeros, 24 × 24. */
export function textureOf(texture: Texture): Float64Array {
  const isBright: (i: number, j: number) => boolean = brightAt[texture];
  return Float64Array.from({ length: SIDE * SIDE }, (_, at) =>
    isBright(Math.floor(at / SIDE), at % SIDE) ? 1 : 0,
  );
}

/** A digit of 8 × 8 with every pixel tripled in both directions. */
export function tripled(digit: Float64Array): Float64Array {
  return Float64Array.from({ length: SIDE * SIDE }, (_, at) => {
    const [i, j] = [Math.floor(at / SIDE), at % SIDE];
    return digit[Math.floor(i / 3) * 8 + Math.floor(j / 3)] as number;
  });
}
