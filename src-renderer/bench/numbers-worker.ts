// Reads numbers from text, .npy files and images in a thread of its own: the window goes on meanwhile.

import { readNpy } from '#core/tensor/npy.ts';
import { givenRefusal } from '#core/workbench/limits.ts';
import { readNumbers } from '#core/workbench/read-numbers.ts';
import { readImage } from './read-image.ts';
import type { ImageQuestion } from './read-image.ts';

/** What the window asks. */
export type NumbersQuestion = { text: string } | { npy: Uint8Array } | ImageQuestion;

/** What it hears: the numbers and what was done to them, or what is wrong and where, as a sentence. */
export type NumbersReply =
  | { ok: true; shape: number[]; values: Float64Array; note: string }
  | { ok: false; message: string };

self.addEventListener('message', ({ data }: MessageEvent<NumbersQuestion>) => {
  if ('image' in data) void readImage(data).then(answer);
  else answer('npy' in data ? fromNpy(data.npy) : fromText(data.text));
});

function answer(reply: NumbersReply): void {
  self.postMessage(reply, { transfer: reply.ok ? [reply.values.buffer] : [] });
}

function fromText(text: string): NumbersReply {
  const read = readNumbers(text);
  return read.ok ? limited(read.shape, Float64Array.from(read.values)) : read;
}

function fromNpy(bytes: Uint8Array): NumbersReply {
  const read = readNpy(bytes);
  if (read.ok) return limited([...read.value.shape], Float64Array.from(read.value.values()));
  return { ok: false, message: `${read.issues.map(({ message }) => message).join('; ')}.` };
}

function limited(shape: number[], values: Float64Array): NumbersReply {
  const refusal = givenRefusal(values.length);
  return refusal === undefined
    ? { ok: true, shape, values, note: '' }
    : { ok: false, message: refusal };
}
