import { SERVE_USAGE } from '../../serve/options.ts';
import { runServe } from '../../serve/run-serve.ts';
import type { Command } from '../command.ts';

export const serve: Command = {
  name: 'serve',
  usage: SERVE_USAGE,
  summary: 'serves the app to a browser on this machine',
  run: ({ places, args }) => runServe(places, args),
};
