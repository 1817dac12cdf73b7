import { describe, expect, test } from 'vitest';
import type { LabInfo } from '#core/contract/labs.ts';
import { oneOf } from '#core/lab/experiment.ts';
import { fieldsOf, givenFields, readFields } from './setting-fields.ts';

const info: Pick<LabInfo, 'settings'> = {
  settings: {
    rate: { docs: 'rate', fallback: 0.1, min: 0, max: 1 },
    loss: oneOf('loss', ['cross entropy', 'squared distance']),
    start: { docs: 'start', fallback: [1, 2], min: -9, max: 9, maxLength: 3 },
  },
};

describe('givenFields', () => {
  test('takes numbers, lists and the names of options, and leaves out what is not known', () => {
    const given = { rate: '0.5', loss: 'squared distance', start: '[3, −4]', moon: '1' };
    const fields = { ...fieldsOf(info), ...givenFields(info, given) };
    expect(readFields(info, fields, '7')).toEqual({
      ok: true,
      value: { settings: { rate: 0.5, loss: 1, start: [3, -4] }, seed: 7 },
    });
  });
});
