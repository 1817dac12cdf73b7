import { createContext } from 'svelte';
import { hrefOf, parseRoute, type Route } from './route.ts';

/** The route on screen; links change it through the address, so that back and forward work. */
export class Router {
  route: Route = $state.raw(parseRoute(window.location.hash));
  /** False until the learner leaves the first page: from then on headings take the focus. */
  hasMoved = false;

  /** Follows the address until the returned function is called. */
  listen(): () => void {
    const follow = () => {
      this.hasMoved = true;
      this.route = parseRoute(window.location.hash);
    };
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }

  /** Makes `route` the address: a new entry in the history, or in place of this one. */
  go(route: Exclude<Route, { page: 'unknown' }>, how: 'push' | 'replace' = 'push'): void {
    const href = hrefOf(route);
    if (how === 'push') window.history.pushState(null, '', href);
    else window.history.replaceState(null, '', href);
    this.route = route;
  }
}

/** The one Router, for every component below the root. */
export const [getRouter, setRouter] = createContext<Router>();
