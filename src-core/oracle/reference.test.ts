import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ops } from '#core/ops/index.ts';
import { camelName } from './bind.ts';
import { checkRecord } from './check-record.ts';
import { readRecords } from './record.ts';

/** Records by the file in `fixtures`, with their number. */
const files = { 'public.jsonl': 530, 'more.jsonl': 656 } as const;
const read = Object.keys(files).map((name) => ({
  name: name as keyof typeof files,
  ...readRecords(readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8')),
}));
const records = read.flatMap((each) =>
  each.ok ? each.value.map((record) => ({ ...record, file: each.name })) : [],
);

test.each(read)('the records of $name can be read', (each) => {
  expect(each.ok ? [] : each.issues).toEqual([]);
  expect(each.ok && each.value).toHaveLength(files[each.name]);
});

describe.each(['float64', 'float32'] as const)('agrees with PyTorch in %s', (dtype) => {
  test.each(Object.entries(Object.groupBy(records, ({ op }) => op)))('%s', (_op, group = []) => {
    const faults = group.flatMap((record) =>
      checkRecord(record, { dtype }).faults.map(({ value, message }) => ({
        record: `${record.file} ${record.id}`,
        args: record.args,
        fault: `${value}: ${message}`,
      })),
    );
    expect(faults).toEqual([]);
  });
});

test('every op has a record, or stands in a test of its own', () => {
  const covered = new Set(records.map(({ op }) => camelName(op)));
  const folder = new URL('../ops/', import.meta.url);
  const tests = readdirSync(folder).filter((name) => name.endsWith('.test.ts'));
  const words = new Set(
    tests.flatMap((name) => readFileSync(new URL(name, folder), 'utf8').match(/\w+/g) ?? []),
  );
  expect(Object.keys(ops).filter((name) => !covered.has(name) && !words.has(name))).toEqual([]);
});
