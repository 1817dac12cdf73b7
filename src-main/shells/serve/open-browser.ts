import { spawn } from 'node:child_process';

/** The program that shows an address, and its arguments; none where there is no display. */
function opener(address: string): [string, string[]] | undefined {
  if (process.platform === 'darwin') return ['open', [address]];
  if (process.platform === 'win32') return ['cmd', ['/c', 'start', '', address]];
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return DISPLAY || WAYLAND_DISPLAY ? ['xdg-open', [address]] : undefined;
}

/** Shows the address in the user's browser; without one the printed address is all there is. */
export function openBrowser(address: string): void {
  const found = opener(address);
  if (!found) return;
  const child = spawn(found[0], found[1], { stdio: 'ignore', detached: true });
  child.once('error', () => process.stderr.write('No browser could be opened.\n'));
  child.unref();
}
