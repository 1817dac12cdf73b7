import { describe, expect, test } from 'vitest';
import { jsonSchemaOf } from '#core/pack/json-schemas.ts';
import { fieldsAt, valuesAt, type Schema } from './schema-fields.ts';
import { yamlPlace } from './yaml-path.ts';

const schemas = {
  pack: jsonSchemaOf('pack') as Schema,
  exercise: jsonSchemaOf('exercise') as Schema,
};
const fields = (kind: keyof typeof schemas, text: string) =>
  fieldsAt(schemas[kind], yamlPlace(text)).map(({ name }) => name);
const values = (kind: keyof typeof schemas, text: string) =>
  valuesAt(schemas[kind], yamlPlace(text));

describe('fieldsAt', () => {
  test('yields the fields of an exercise that are not there yet', () => {
    const names = fields('exercise', 'id: a\ntitle: A\n');
    expect(names).toEqual(expect.arrayContaining(['topics', 'difficulty', 'parameters', 'parts']));
    expect(names).not.toContain('id');
  });

  test('yields the fields of the answer type that was chosen, and of no other', () => {
    const names = fields('exercise', 'parts:\n  a:\n    type: matrix\n    ');
    expect(names).toEqual(expect.arrayContaining(['answer', 'rows', 'columns']));
    expect(names).not.toContain('options');
    expect(fields('exercise', 'parts:\n  a: { type: choice, ')).toContain('options');
  });

  test('goes into lists', () => {
    expect(fields('pack', 'sections:\n  - title: A\n    ')).toEqual(['exercises']);
    expect(fields('pack', 'topics:\n  - { id: a, ')).toEqual(
      expect.arrayContaining(['line', 'needs']),
    );
  });
});

describe('valuesAt', () => {
  test('yields the answer types', () => {
    expect(values('exercise', 'parts:\n  a:\n    type: ')).toEqual(
      expect.arrayContaining(['integer', 'matrix', 'code']),
    );
    expect(values('exercise', 'parts:\n  a: { type: i')).toContain('integer');
  });

  test('yields nothing where any text may stand', () => {
    expect(values('exercise', 'title: ')).toEqual([]);
  });
});
