import type { FileToSave } from '#core/contract/results.ts';

/** Offers a file to be saved, as a click on a link to it does. */
export function saveFile({ name, bytes }: FileToSave): void {
  const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)]));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has its own hold on the bytes once it has begun.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
