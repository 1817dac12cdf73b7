// Runs of tiles whose pixels meet the same rows of the kernel: at the upper and lower side of an image some rows of
// taps see only padding, and leaving them out saves their packing and their products.
import { endTapRow, firstTapRow, wholeChannels } from './slab.as';

/** Room for the runs of a block: at most one for each tile. */
export const RUNS_BYTES: usize = 6144;

let count: i32;
let table: usize;

/** Plans the runs for output rows from `row`, `pixels` pixels of rows of `width`; answers how many. */
export function planRuns(at: usize, from: i32, to: i32, kH: i32, row: i32, width: i32, pixels: i32): i32 {
  table = at;
  count = 0;
  const tiles = (pixels + 7) >> 3, k = to - from;
  const last = row + (pixels - 1) / width;
  if (k == 0 || !wholeChannels(from, to) || !isWorthwhile(row, last, kH)) {
    add(tiles, 0, k);
    return 1;
  }
  const perRow = k / kH;
  for (let t = 0; t < tiles; t++) {
    const top = row + 8 * t / width, bottom = row + min(8 * t + 7, pixels - 1) / width;
    const first = firstTapRow(bottom), end = max(first, endTapRow(top));
    add(1, first * perRow, (end - first) * perRow);
  }
  return count;
}

// Runs cost something themselves: at least a tenth of the products must go.
function isWorthwhile(row: i32, last: i32, kH: i32): bool {
  let used = 0;
  for (let y = row; y <= last; y++) used += max(0, endTapRow(y) - firstTapRow(y));
  return 10 * used <= 9 * kH * (last - row + 1);
}

// Joins the run before where the taps are the same.
function add(tiles: i32, first: i32, k: i32): void {
  const before = table + <usize>(count - 1) * 12;
  if (count > 0 && load<i32>(before, 4) == first && load<i32>(before, 8) == k) {
    store<i32>(before, load<i32>(before) + tiles);
    return;
  }
  store<i32>(before, tiles, 12);
  store<i32>(before, first, 16);
  store<i32>(before, k, 20);
  count++;
}

@inline export function runTiles(run: i32): i32 {
  return load<i32>(table + <usize>run * 12);
}

@inline export function runFirstTap(run: i32): i32 {
  return load<i32>(table + <usize>run * 12, 4);
}

@inline export function runTaps(run: i32): i32 {
  return load<i32>(table + <usize>run * 12, 8);
}
