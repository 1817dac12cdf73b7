/** Entry of the shell that serves the app to a browser: out/main/serve.js. */
import '../guard.ts';
import { placesFrom } from '../places.ts';
import { runShell } from '../run-shell.ts';
import { runServe } from './run-serve.ts';

await runShell(() => runServe(placesFrom(import.meta.filename), process.argv.slice(2)));
