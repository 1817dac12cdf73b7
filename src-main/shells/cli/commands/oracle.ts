import { open } from 'node:fs/promises';
import { AppError, messageOf } from '#core/errors.ts';
import { checkRecord, tolerances } from '#core/oracle/check-record.ts';
import type { Precision } from '#core/oracle/check-record.ts';
import type { Fault } from '#core/oracle/compare.ts';
import { describeIssue, readRecord } from '#core/oracle/record.ts';
import type { OracleRecord } from '#core/oracle/record.ts';
import type { Command } from '../command.ts';
import { readArguments } from '../read-arguments.ts';

/** So many failures are told in detail, and so many lines that are no records. */
const DETAILS = 5;

interface Tally {
  passed: number;
  failed: number;
}

interface Failure {
  line: number;
  record: OracleRecord;
  faults: readonly Fault[];
}

interface Report extends Tally {
  /** By PyTorch's names. */
  ops: Map<string, Tally>;
  /** The first few. */
  failures: Failure[];
  unreadable: { count: number; first: { line: number; message: string }[] };
}

export const oracle: Command = {
  name: 'oracle',
  usage: 'FILE.jsonl [--float32] [--json]',
  summary: 'compares ops and gradients with records that PyTorch made, one a line',
  async run({ args, print, complain }) {
    const { values, words } = readArguments(
      args,
      { float32: { type: 'boolean', default: false } },
      ['FILE.jsonl'],
    );
    const [path] = words as [string];
    const dtype = values.float32 ? 'float32' : 'float64';
    const report = await run(path, dtype);
    const { passed, failed, failures, unreadable } = report;

    for (const { line, message } of unreadable.first) complain(`${path}:${line}:1: ${message}`);
    const untold = unreadable.count - unreadable.first.length;
    if (untold > 0) complain(`${path}: ${untold} more lines that are no records`);
    if (passed + failed === 0) complain(`${path}:1:1: expected records, one a line, got none`);

    if (values.json) print(JSON.stringify(asJson(report, dtype), writeNumber, 2));
    else {
      for (const failure of failures) for (const text of describe(failure)) print(text);
      print(`${passed} passed, ${failed} failed`);
    }
    return failed > 0 || passed === 0 ? 1 : 0;
  },
};

/** Runs a file line by line, so that its size does not matter. A line that is no record has failed. */
async function run(path: string, dtype: Precision): Promise<Report> {
  const report: Report = {
    passed: 0,
    failed: 0,
    ops: new Map(),
    failures: [],
    unreadable: { count: 0, first: [] },
  };
  let line = 0;
  for await (const text of linesOf(path)) {
    line++;
    if (text.trim() !== '') take(report, text, line, dtype);
  }
  return report;
}

function take(report: Report, text: string, line: number, dtype: Precision): void {
  const read = readRecord(text);
  if (!read.ok) {
    const { unreadable } = report;
    report.failed++;
    unreadable.count++;
    const message = read.issues.map(describeIssue).join('; ');
    if (unreadable.first.length < DETAILS) unreadable.first.push({ line, message });
    return;
  }
  const record = read.value;
  const { ok, faults } = checkRecord(record, { dtype });
  const tally = report.ops.get(record.op) ?? { passed: 0, failed: 0 };
  report.ops.set(record.op, tally);
  for (const each of [report, tally]) each[ok ? 'passed' : 'failed']++;
  if (!ok && report.failures.length < DETAILS) report.failures.push({ line, record, faults });
}

/** Errors: AppError when the file cannot be read. */
async function* linesOf(path: string): AsyncIterable<string> {
  try {
    const file = await open(path);
    yield* file.readLines();
  } catch (thrown) {
    throw new AppError('unreadable', `${path}: cannot be read (${messageOf(thrown)})`);
  }
}

function describe({ line, record, faults }: Failure): string[] {
  return [
    `${record.op}, record ${record.id} in line ${line}`,
    `  args ${JSON.stringify(record.args, writeNumber)}`,
    ...faults.map(({ value, message }) => `  ${value}: ${message}`),
  ];
}

function asJson({ passed, failed, ops, failures, unreadable }: Report, dtype: Precision): object {
  return {
    passed,
    failed,
    dtype,
    tolerance: tolerances[dtype],
    ops: Object.fromEntries(ops),
    failures: failures.map(({ line, record: { id, op, args }, faults }) => {
      return { line, id, op, args, faults };
    }),
    unreadable,
  };
}

/** NaN and the infinities as text: JSON does not have them. */
function writeNumber(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}
