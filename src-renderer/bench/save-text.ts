import { saveFile } from '../ui/save-file.ts';

/** Offers a text to be saved as a file. */
export function saveText(name: string, text: string): void {
  saveFile({ name, bytes: new TextEncoder().encode(text) });
}
