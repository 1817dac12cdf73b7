// Reads numbers from text and from .npy files in a thread of its own: the window goes on meanwhile.

import { readNpy } from '#core/tensor/npy.ts';
import { givenRefusal } from '#core/workbench/limits.ts';
import { readNumbers } from '#core/workbench/read-numbers.ts';

/** What the window asks. */
export type NumbersQuestion = { text: string } | { npy: Uint8Array };

/** What it hears: the numbers, or what is wrong and where, as a sentence. */
export type NumbersReply =
  { ok: true; shape: number[]; values: Float64Array } | { ok: false; message: string };

self.addEventListener('message', ({ data }: MessageEvent<NumbersQuestion>) => {
  const reply = 'npy' in data ? fromNpy(data.npy) : fromText(data.text);
  self.postMessage(reply, { transfer: reply.ok ? [reply.values.buffer] : [] });
});

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
  return refusal === undefined ? { ok: true, shape, values } : { ok: false, message: refusal };
}
