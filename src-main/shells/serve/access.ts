import { randomBytes, timingSafeEqual } from 'node:crypto';

const SECRET_BYTES = 32;

/**
 * Who may talk to the shell: whoever brings the one-time token of the printed address, and from then
 * on the cookie that the token was exchanged for. The token is dead after its first use.
 */
export class Access {
  readonly token: string;
  /** Those that nobody has used yet. */
  readonly #tokens = new Set<string>();
  readonly #session = secret();
  readonly #cookieName: string;

  /** Browsers share cookies between the ports of a host, so that each port has a name of its own. */
  constructor(port: number) {
    this.#cookieName = `chainrule-${port}`;
    this.token = this.anotherToken();
  }

  /** One more token for one use, for somebody who is let in as well. */
  anotherToken(): string {
    const token = secret();
    this.#tokens.add(token);
    return token;
  }

  /** The cookie to set when `token` is ours and unused; none otherwise. */
  exchange(token: string): string | undefined {
    const ours = [...this.#tokens].filter((one) => isSame(token, one));
    if (ours.length === 0) return undefined;
    for (const used of ours) this.#tokens.delete(used);
    return `${this.#cookieName}=${this.#session}; HttpOnly; SameSite=Strict; Path=/`;
  }

  /** True when a `Cookie` header holds our session. */
  admits(cookieHeader: string | undefined): boolean {
    return (cookieHeader ?? '').split('; ').some((pair) => {
      const [name, value = ''] = pair.split('=');
      return name === this.#cookieName && isSame(value, this.#session);
    });
  }
}

const secret = () => randomBytes(SECRET_BYTES).toString('base64url');

/** Takes the same time wherever the two differ. */
function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
