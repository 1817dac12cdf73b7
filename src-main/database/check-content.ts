import SQLite from 'better-sqlite3';
import { messageOf } from '#core/errors.ts';
import { attemptsTable } from './attempts.ts';
import { acceptedBreaks } from './accepted-breaks.ts';
import { explain } from './database-error.ts';
import type { Steps } from './steps.ts';
import { chainSteps, verifyChain, type ChainPart } from './verify-chain.ts';

/** What a database holds, and everything that is wrong with it. */
export interface ContentReport {
  version: number;
  /** Answers in it; none when they cannot be counted. */
  attempts?: number;
  /** What SQLite itself finds wrong, as a line; none when nothing is. */
  fault?: string;
  /** Another program is at work on it, or the disk fails: nothing can be said of its content. */
  obstacle?: Error;
  /** Rows of the history that are not as they were recorded, but for those that the learner knows of. */
  broken: number[];
}

const PATIENCE_MS = 1000;

/** The format from which on everything is there that answers are read with. */
const ALL_TABLES_SINCE = 20;

/**
 * Reads a database through without writing to it: SQLite's own check, then the chain of every
 * learner, unless that is looked at elsewhere. What cannot be read is reported, never thrown.
 */
export function* contentSteps(
  file: string,
  chain: 'chain' | 'no-chain' = 'chain',
): Steps<ContentReport> {
  let connection: SQLite.Database | undefined;
  const report: ContentReport = { version: 0, broken: [] };
  try {
    connection = new SQLite(file, { readonly: true, fileMustExist: true, timeout: PATIENCE_MS });
    report.version = Number(connection.pragma('user_version', { simple: true }));
    const found = connection.pragma('integrity_check(1)', { simple: true });
    if (found !== 'ok') report.fault = String(found);
    if (!hasAttempts(connection)) return { ...report, attempts: 0 };
    report.attempts = countAttempts(connection);
    // SQLite's check passes over what views and indexes are made of: a turned bit in that shows where they are used.
    if (report.version >= ALL_TABLES_SINCE) attemptsTable(connection);
    yield;
    if (chain === 'no-chain') return report;
    report.broken = unknownBreaks(connection, (yield* chainSteps(connection)).broken);
    return report;
  } catch (thrown) {
    const code = codeOf(thrown);
    if (/^SQLITE_(BUSY|LOCKED|CANTOPEN|IOERR(?!_SHORT_READ)|PERM|READONLY)/.test(code)) {
      const explained = explain(file, thrown);
      return { ...report, obstacle: explained instanceof Error ? explained : new Error(code) };
    }
    const attempts = report.attempts ?? countInRuins(file);
    const known = attempts !== undefined && { attempts };
    return { ...report, ...known, fault: report.fault ?? messageOf(thrown) };
  } finally {
    connection?.close();
  }
}

/** Rows of a part of the history that are not as they were recorded, as `ContentReport.broken`. Errors: SQLite's. */
export function brokenIn(file: string, part: ChainPart): number[] {
  const connection = new SQLite(file, {
    readonly: true,
    fileMustExist: true,
    timeout: PATIENCE_MS,
  });
  try {
    return hasAttempts(connection)
      ? unknownBreaks(connection, verifyChain(connection, part).broken)
      : [];
  } finally {
    connection.close();
  }
}

function unknownBreaks(connection: SQLite.Database, broken: number[]): number[] {
  if (broken.length === 0) return broken;
  const accepted = acceptedBreaks(connection);
  return broken.filter((id) => !accepted.includes(id));
}

const hasAttempts = (connection: SQLite.Database): boolean =>
  connection.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'attempts'").get() !== undefined;

/** By the largest number, which is found even where rows before it cannot be read. */
function countAttempts(connection: SQLite.Database): number {
  return connection
    .prepare<[], number>('SELECT coalesce(max(attempt_id), 0) FROM attempts')
    .pluck()
    .get() as number;
}

/** How many there were, where pages of other tables are gone and SQLite would refuse to look at any. */
function countInRuins(file: string): number | undefined {
  let connection: SQLite.Database | undefined;
  try {
    connection = new SQLite(file, { readonly: true, fileMustExist: true });
    connection.pragma('writable_schema = ON');
    return countAttempts(connection);
  } catch {
    // Nothing can be said of it.
    return undefined;
  } finally {
    connection?.close();
  }
}

const codeOf = (thrown: unknown): string =>
  thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
