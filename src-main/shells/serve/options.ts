import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { messageOf } from '#core/errors.ts';
import { PACK_FILE } from '../../backend/packs/read-pack-folder.ts';
import { UsageError } from '../run-shell.ts';

export interface ServeOptions {
  /** 0 for any that is free. */
  port: number;
  dataDir?: string;
  packDirs: string[];
  /** Pack files to show to the learner. */
  packFiles: string[];
  opens: boolean;
  /** Tells the address as JSON. */
  json: boolean;
}

export const SERVE_USAGE =
  '[FILE.chainpack]… [--port N] [--data-dir DIR] [--pack-dir DIR]… [--no-open] [--json]';

/** Errors: UsageError for anything but the options of `SERVE_USAGE`. */
export function readServeOptions(args: readonly string[]): ServeOptions {
  const { values, positionals } = parse(args);
  const stray = positionals.find((word) => !word.endsWith(PACK_FILE));
  if (stray !== undefined) {
    throw new UsageError(`expected a pack file (${PACK_FILE}), got ${stray}`);
  }
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65_535) {
    throw new UsageError(`--port: expected a number from 0 to 65535, got ${values.port}`);
  }
  return {
    port,
    dataDir: values['data-dir'],
    packDirs: values['pack-dir'],
    packFiles: positionals.map((path) => resolve(path)),
    opens: !values['no-open'],
    json: values.json,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        port: { type: 'string', default: '0' },
        'data-dir': { type: 'string' },
        'pack-dir': { type: 'string', multiple: true, default: [] },
        'no-open': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
  } catch (thrown) {
    throw new UsageError(`${messageOf(thrown)}\nUsage: chainrule serve ${SERVE_USAGE}`);
  }
}
