import type { Logger } from '../backend/logger.ts';

/** A logger that keeps what it is told. */
export function testLogger() {
  const events: [event: string, fields?: Readonly<Record<string, unknown>>][] = [];
  const keep = (event: string, fields?: Readonly<Record<string, unknown>>) =>
    void events.push([event, fields]);
  const logger: Logger = { info: keep, warn: keep, error: keep };
  return { logger, events };
}
