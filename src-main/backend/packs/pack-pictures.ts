import { bytesOfFile } from '../../pack-files/byte-source.ts';
import { openPack } from '../../pack-files/open-pack.ts';
import type { PackLibrary } from './pack-library.ts';
import { isPackFile, readPackFolder } from './read-pack-folder.ts';

/** A picture of a pack, of the type that its ending says. */
export interface PackPicture {
  bytes: Uint8Array;
  contentType: string;
}

type Ending = 'png' | 'jpg' | 'jpeg' | 'gif' | 'webp' | 'svg';

const TYPES: Record<Ending, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
};

/**
 * A picture of a pack by its name in the folder `pictures`, held to the sum that stands in the pack; none where the
 * pack has none of this name. `drafts` are those of the pack that an author works on, whose id is empty.
 */
export function packPicture(
  library: PackLibrary,
  drafts: ReadonlyMap<string, Uint8Array>,
  packId: string,
  name: string,
): PackPicture | undefined {
  const contentType = TYPES[name.split('.').at(-1) as Ending];
  const file = `pictures/${name}`;
  const bytes = packId === '' ? drafts.get(file) : pictureIn(library.find(packId)?.path, file);
  return bytes && { bytes, contentType };
}

function pictureIn(path: string | undefined, file: string): Uint8Array | undefined {
  if (path === undefined) return undefined;
  if (!isPackFile(path)) return readPackFolder(path).pictures.get(file);
  const opened = openPack(bytesOfFile(path));
  return opened.files.some((line) => line.path === file) ? opened.content(file) : undefined;
}
