import { createHash } from 'node:crypto';

/** SHA-256 as 64 hexadecimal digits; of a text its UTF-8. */
export const sha256 = (data: string | Uint8Array): string =>
  createHash('sha256').update(data).digest('hex');
