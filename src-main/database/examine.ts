import { existsSync } from 'node:fs';
import type { DamageKind } from '#core/contract/record.ts';
import { messageOf } from '#core/errors.ts';
import { contentSteps } from './check-content.ts';
import { APPLICATION_ID, readHeader } from './header.ts';
import { isWalMissing } from './open-marker.ts';
import { finish } from './steps.ts';

/** Why a database is not opened, in a sentence, and what is known of it all the same. */
export interface Damage {
  kind: DamageKind;
  sentence: string;
  /** Answers in it; none when they cannot be counted. */
  attempts?: number | undefined;
  /** Rows of the history that are not as they were recorded. */
  broken: number[];
}

/** What a look at a database file found. */
export type Finding =
  | { state: 'new' }
  | { state: 'good'; version: number; attempts: number }
  | { state: 'damaged'; damage: Damage };

/**
 * Decides whether a database can be opened, from its header and then by reading it through; nothing
 * is written to the file or its WAL, whatever is found. The chain may be looked at elsewhere.
 */
export function examine(
  file: string,
  newest: number,
  chain: 'chain' | 'no-chain' = 'chain',
): Finding {
  try {
    const header = readHeader(file);
    if (!header) {
      const isGone = isWalMissing(file) || existsSync(`${file}-wal`);
      return isGone ? damaged('absent', 'The database of your answers is gone.') : { state: 'new' };
    }
    if (header.applicationId !== APPLICATION_ID) {
      return damaged('foreign', `${file} is not a Chainrule database, or it is damaged.`);
    }
    // A version that waits in the WAL is read with the content.
    if (header.userVersion > newest) return damaged('newer', newer(header.userVersion, newest));
    if ((header.toldBytes ?? 0) > header.bytes) {
      const sizes = `${header.bytes} of ${header.toldBytes} bytes are left`;
      return damaged(
        'truncated',
        `The database of your answers was cut off: ${sizes}.`,
        'count',
        file,
      );
    }
    const isCut = isWalMissing(file);
    if (isCut) return damaged('wal-missing', WAL_MISSING, 'count', file);
    return byContent(file, newest, chain);
  } catch (thrown) {
    return damaged('foreign', messageOf(thrown));
  }
}

const WAL_MISSING =
  'The file chainrule.db-wal is gone. It held the newest answers, so some of them are missing.';

function byContent(file: string, newest: number, chain: 'chain' | 'no-chain'): Finding {
  const { version, attempts, fault, obstacle, broken } = finish(contentSteps(file, chain));
  if (obstacle) return damaged('not-opened', messageOf(obstacle));
  if (version > newest) return damaged('newer', newer(version, newest));
  if (fault !== undefined || attempts === undefined) {
    const sentence = `The database of your answers is damaged (${fault ?? 'it cannot be read'}).`;
    return { state: 'damaged', damage: { kind: 'corrupt', sentence, attempts, broken } };
  }
  return byHistory({ state: 'good', version, attempts }, broken);
}

/** What is found in a database that is in order but for these rows. */
export function byHistory(good: Extract<Finding, { state: 'good' }>, broken: number[]): Finding {
  if (broken.length === 0) return good;
  const { attempts } = good;
  const rows = broken.length === 1 ? '1 answer is' : `${broken.length} answers are`;
  const sentence = `${rows} not as recorded: the file was changed from outside, or the disk lost bits.`;
  return { state: 'damaged', damage: { kind: 'history', sentence, attempts, broken } };
}

function damaged(kind: DamageKind, sentence: string, count?: 'count', file = ''): Finding {
  const attempts = count && finish(contentSteps(file, 'no-chain')).attempts;
  return { state: 'damaged', damage: { kind, sentence, attempts, broken: [] } };
}

const newer = (version: number, newest: number) =>
  `The database was written by a newer Chainrule (format ${version}, this one knows up to ${newest}). Please update Chainrule.`;
