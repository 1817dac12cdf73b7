/** Where the window is: one line a page. */
export type Route =
  | { page: 'home' }
  | { page: 'learn' }
  | { page: 'topic'; topicId: string }
  | { page: 'progress' }
  | { page: 'packs' }
  | { page: 'backups' }
  | { page: 'pack'; packId: string }
  | {
      page: 'exercise';
      packId: string;
      exerciseId: string;
      seed?: number;
      /** The step of the picture to start at, counted from 1. */
      step?: number | undefined;
    }
  | { page: 'unknown'; address: string };

/** The route that an address's fragment names, such as `#/packs/cs7643-hw2/l2-and-or?seed=7`. */
export function parseRoute(hash: string): Route {
  const address = hash.replace(/^#?\/?/, '');
  const [path = '', query = ''] = address.split('?', 2);
  const unknown: Route = { page: 'unknown', address };
  const names = path.split('/').filter((name) => name !== '');
  const [first, packId, exerciseId] = names.map(decode);
  if (names.length === 0) return { page: 'home' };
  if (first === 'progress' && names.length === 1) return { page: 'progress' };
  if (first === 'backups' && names.length === 1) return { page: 'backups' };
  if (first === 'learn') return parseLearn(names.map(decode)) ?? unknown;
  if (first !== 'packs' || names.length > 3) return unknown;
  if (names.length === 1) return { page: 'packs' };
  if (packId === undefined) return unknown;
  if (names.length === 2) return { page: 'pack', packId };
  if (exerciseId === undefined) return unknown;
  const values = new URLSearchParams(query);
  const numbers = ['seed', 'step'].map((name) => values.get(name));
  if (numbers.some((text) => text !== null && !/^\d{1,10}$/.test(text))) return unknown;
  const [seed, step] = numbers.map((text) => (text === null ? undefined : Number(text)));
  return {
    ...{ page: 'exercise', packId, exerciseId },
    ...(seed !== undefined && { seed }),
    ...(step !== undefined && { step }),
  };
}

/** `learn`, or `learn` and a topic; undefined in place of a name is one that cannot be read. */
function parseLearn(names: readonly (string | undefined)[]): Route | undefined {
  if (names.length === 1) return { page: 'learn' };
  const topicId = names[1];
  if (names.length > 2 || topicId === undefined) return undefined;
  return { page: 'topic', topicId };
}

/** The address of a route, to be used as a link; `parseRoute` reads it back. */
export function hrefOf(route: Exclude<Route, { page: 'unknown' }>): string {
  switch (route.page) {
    case 'home':
      return '#/';
    case 'learn':
      return '#/learn';
    case 'topic':
      return `#/learn/${encodeURIComponent(route.topicId)}`;
    case 'backups':
      return '#/backups';
    case 'progress':
      return '#/progress';
    case 'packs':
      return '#/packs';
    case 'pack':
      return `#/packs/${encodeURIComponent(route.packId)}`;
    case 'exercise': {
      const { packId, exerciseId, seed, step } = route;
      const values = Object.entries({ seed, step }).filter(([, value]) => value !== undefined);
      const query = values.map(([name, value]) => `${name}=${value}`).join('&');
      const path = `#/packs/${encodeURIComponent(packId)}/${encodeURIComponent(exerciseId)}`;
      return query === '' ? path : `${path}?${query}`;
    }
  }
}

function decode(name: string): string | undefined {
  try {
    return decodeURIComponent(name);
  } catch {
    // A stray % makes the address one that leads nowhere, nothing worse.
    return undefined;
  }
}
