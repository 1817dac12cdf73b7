type Handler = (request: Request) => Response | Promise<Response>;

const schemes = new Set<string>();
const handlers = new Map<string, Handler>();

/** Electron's `protocol`: the app's own schemes. */
export const protocol = {
  registerSchemesAsPrivileged: (list: { scheme: string }[]) =>
    list.forEach(({ scheme }) => schemes.add(scheme)),
  handle: (scheme: string, handler: Handler) => void handlers.set(scheme, handler),
};

/** The handler of an address with one of the app's own schemes. */
export const handlerOf = (address: string) => handlers.get(schemeOf(address));

/**
 * Chromium does not know the app's schemes, so it is given `http://<host>.<scheme>.localhost`, which is a
 * secure context too.
 */
export function toChromium(address: string): string {
  const { host, pathname, search, hash } = new URL(address);
  const scheme = schemeOf(address);
  return schemes.has(scheme)
    ? `http://${host}.${scheme}.localhost${pathname}${search}${hash}`
    : address;
}

/** The reverse: the address as the app knows it. */
export function fromChromium(address: string): string {
  const { hostname, pathname, search, hash } = new URL(address);
  const [, host, scheme = ''] = /^(.+)\.([^.]+)\.localhost$/.exec(hostname) ?? [];
  return schemes.has(scheme) ? `${scheme}://${host}${pathname}${search}${hash}` : address;
}

const schemeOf = (address: string) => new URL(address).protocol.slice(0, -1);
