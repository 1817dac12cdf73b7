import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { createLogger } from './logger.ts';

const clock = () => Date.UTC(2026, 0, 2, 3, 4, 5);

describe('createLogger', () => {
  test('writes one line of JSON per event into a folder that it makes', () => {
    const file = join(temporaryFolder(), 'logs/app.log');
    const logger = createLogger({ file, clock });
    logger.info('started', { version: '1' });
    logger.error('failed');
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
      { at: '2026-01-02T03:04:05.000Z', level: 'info', event: 'started', version: '1' },
      { at: '2026-01-02T03:04:05.000Z', level: 'error', event: 'failed' },
    ]);
  });

  test('sets full files aside and keeps as many as it is told', () => {
    const folder = temporaryFolder();
    const logger = createLogger({ file: join(folder, 'app.log'), clock, maxBytes: 150, keep: 2 });
    for (let number = 1; number <= 8; number++) logger.info(`event-${number}`);
    expect(readdirSync(folder).sort()).toEqual(['app.log', 'app.log.1', 'app.log.2']);
    expect(readFileSync(join(folder, 'app.log'), 'utf8')).toContain('event-8');
    expect(readFileSync(join(folder, 'app.log.2'), 'utf8')).not.toContain('event-8');
  });

  test('says once on stderr that it cannot write, and lets the app go on', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'logs'), 'a file where the folder should be');
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const logger = createLogger({ file: join(folder, 'logs/app.log'), clock });
    logger.warn('one');
    logger.warn('two');
    const count = said.mock.calls.length;
    said.mockRestore();
    expect(count).toBe(1);
  });
});
