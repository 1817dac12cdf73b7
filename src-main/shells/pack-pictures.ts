import type { Backend } from '../backend/create-backend.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

const ADDRESS =
  /^\/pack-pictures\/(?:(?<packId>[a-z][a-z0-9-]{0,60})\/)?(?<name>[a-z0-9][a-z0-9-]{0,60}\.(?:png|jpg|jpeg|gif|webp|svg))$/;

/** Pictures come from strangers: opened by themselves they can do nothing, and their type is the one that is said. */
export const PICTURE_HEADERS: Readonly<Record<string, string>> = {
  ...SECURITY_HEADERS,
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
};

/** The picture at the path of an address, with its headers; none for any other address. */
export async function servedPicture(
  { picture }: Pick<Backend, 'picture'>,
  pathname: string,
): Promise<{ body: Buffer<ArrayBuffer>; headers: Record<string, string> } | undefined> {
  const { packId = '', name } = ADDRESS.exec(pathname)?.groups ?? {};
  if (name === undefined) return undefined;
  const found = await picture(packId, name);
  if (!found) return undefined;
  const body = Buffer.from(found.bytes);
  return { body, headers: { ...PICTURE_HEADERS, 'content-type': found.contentType } };
}
