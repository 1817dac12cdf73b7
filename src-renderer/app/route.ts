/** Where the window is: one line a page. */
export type Route =
  | { page: 'home' }
  | { page: 'learn' }
  | { page: 'topic'; topicId: string }
  | { page: 'progress' }
  /** The placement or drill under way, or what came of the last one. */
  | { page: 'series' }
  | { page: 'learners' }
  | { page: 'packs' }
  /** `take` is what is to be opened there, as `writeOffer` wrote it. */
  | { page: 'bench'; take?: string }
  | { page: 'labs' }
  /** Without a run the newest one is shown; `given` are settings, and the seed, to begin with. */
  | { page: 'lab'; labId: string; runId?: number; given?: Record<string, string> }
  | { page: 'backups' }
  /** Without a folder one is chosen. */
  | { page: 'author'; folder?: string; file?: string }
  | { page: 'pack'; packId: string }
  /** What a pack asks to be handed in, and the same to be printed. */
  | { page: 'assignment'; packId: string }
  | { page: 'sheet'; packId: string }
  | { page: 'results' }
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
  if (first === 'learners' && names.length === 1) return { page: 'learners' };
  if (first === 'series' && names.length === 1) return { page: 'series' };
  if (first === 'backups' && names.length === 1) return { page: 'backups' };
  if (first === 'bench' && names.length === 1) {
    const take = new URLSearchParams(query).get('take');
    return { page: 'bench', ...(take !== null && { take }) };
  }
  if (first === 'author' && names.length === 1) return authorRoute(new URLSearchParams(query));
  if (first === 'results' && names.length === 1) return { page: 'results' };
  if (first === 'assignments') return parseAssignment(names.map(decode)) ?? unknown;
  if (first === 'labs') return parseLab(names.map(decode), query) ?? unknown;
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

function authorRoute(values: URLSearchParams): Route {
  const [folder, file] = [values.get('folder'), values.get('file')];
  if (folder === null) return { page: 'author' };
  return { page: 'author', folder, ...(file !== null && { file }) };
}

/** `assignments` and a pack, for its sheet followed by `sheet`. */
function parseAssignment([, packId, last, ...more]: readonly (string | undefined)[]):
  Route | undefined {
  if (packId === undefined || more.length > 0) return undefined;
  if (last === 'sheet') return { page: 'sheet', packId };
  return last === undefined ? { page: 'assignment', packId } : undefined;
}

/** `labs`, or `labs` and a lab, with the number of a run. */
function parseLab(names: readonly (string | undefined)[], query: string): Route | undefined {
  if (names.length === 1) return { page: 'labs' };
  const labId = names[1];
  const { run, ...given } = Object.fromEntries(new URLSearchParams(query));
  if (names.length > 2 || labId === undefined || !/^\d{0,10}$/.test(run ?? '')) return undefined;
  return {
    ...{ page: 'lab', labId },
    ...(run && { runId: Number(run) }),
    ...(Object.keys(given).length > 0 && { given }),
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
    case 'bench':
      return route.take === undefined
        ? '#/bench'
        : `#/bench?take=${encodeURIComponent(route.take)}`;
    case 'author': {
      const { folder, file } = route;
      const values = Object.entries({ folder, file }).filter(([, value]) => value !== undefined);
      const query = new URLSearchParams(values as [string, string][]).toString();
      return query === '' ? '#/author' : `#/author?${query}`;
    }
    case 'labs':
      return '#/labs';
    case 'lab': {
      const path = `#/labs/${encodeURIComponent(route.labId)}`;
      const values = new URLSearchParams(route.given);
      if (route.runId !== undefined) values.set('run', `${route.runId}`);
      const query = values.toString();
      return query === '' ? path : `${path}?${query}`;
    }
    case 'backups':
      return '#/backups';
    case 'learners':
      return '#/learners';
    case 'series':
      return '#/series';
    case 'progress':
      return '#/progress';
    case 'results':
      return '#/results';
    case 'assignment':
      return `#/assignments/${encodeURIComponent(route.packId)}`;
    case 'sheet':
      return `#/assignments/${encodeURIComponent(route.packId)}/sheet`;
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
