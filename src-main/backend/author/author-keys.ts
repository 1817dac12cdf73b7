import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { AuthorKey } from '#core/contract/author.ts';
import { fingerprintOf } from '../../pack-files/signature.ts';
import { newSigningKey, readSigningKey, type SigningKey } from '../../pack-files/signing-keys.ts';

/** The key that packs are signed with on this machine, as `chainrule keys new` makes one. */
export class AuthorKeys {
  readonly #file: string;

  constructor(dataDir: string) {
    this.#file = join(dataDir, 'keys', 'author.pem');
  }

  /** None before there is one. Errors: AppError when its file is damaged. */
  key(): SigningKey | undefined {
    return existsSync(this.#file) ? readSigningKey(this.#file) : undefined;
  }

  show(): AuthorKey | null {
    const key = this.key();
    return key ? this.#shown(key) : null;
  }

  /** Errors: AppError when there is one already: packs that were signed with it would lose their author. */
  make(): AuthorKey {
    mkdirSync(dirname(this.#file), { recursive: true, mode: 0o700 });
    return this.#shown(newSigningKey(this.#file));
  }

  #shown({ publicKey }: SigningKey): AuthorKey {
    return { file: this.#file, fingerprint: fingerprintOf(publicKey) };
  }
}
