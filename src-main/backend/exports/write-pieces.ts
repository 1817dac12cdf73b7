import { closeSync, openSync, writeSync } from 'node:fs';

/** Written at once. Units: characters. */
const ENOUGH = 1_000_000;

/** Writes a text that may be too long to be held at once. */
export function writePieces(path: string, pieces: Iterable<string>): void {
  const file = openSync(path, 'w');
  try {
    let text = '';
    for (const piece of pieces) {
      text += piece;
      if (text.length < ENOUGH) continue;
      writeWhole(file, text);
      text = '';
    }
    writeWhole(file, text);
  } finally {
    closeSync(file);
  }
}

function writeWhole(file: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
}
