import type { YamlPlace } from './yaml-path.ts';

/** As much of JSON Schema as is read here. */
export interface Schema {
  type?: string | string[];
  title?: string;
  description?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  required?: string[];
  items?: Schema;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  $ref?: string;
  $defs?: Record<string, Schema>;
}

export interface Field {
  name: string;
  isRequired: boolean;
}

/** The fields that a map at this place may have and has not yet. */
export function fieldsAt(root: Schema, { path, siblings }: YamlPlace): Field[] {
  const fields = new Map<string, Field>();
  for (const schema of mapsAt(root, path, siblings)) {
    for (const name of Object.keys(schema.properties ?? {})) {
      if (siblings.has(name)) continue;
      const isRequired = schema.required?.includes(name) ?? false;
      fields.set(name, { name, isRequired: isRequired || (fields.get(name)?.isRequired ?? false) });
    }
  }
  return [...fields.values()];
}

/** The words that the value of a key at this place may be, where they are known. */
export function valuesAt(root: Schema, { path, siblings, key }: YamlPlace): string[] {
  if (key === undefined) return [];
  const others = new Map([...siblings].filter(([name]) => name !== key));
  const values = mapsAt(root, path, others).flatMap((schema) =>
    step(root, schema, key).flatMap((one) => [...(one.enum ?? []), ...constOf(one)]),
  );
  return [...new Set(values.filter((value) => typeof value === 'string'))];
}

const constOf = (schema: Schema): unknown[] => (schema.const === undefined ? [] : [schema.const]);

function mapsAt(root: Schema, path: readonly string[], siblings: YamlPlace['siblings']): Schema[] {
  let found = alternatives(root, root);
  for (const key of path) found = found.flatMap((schema) => step(root, schema, key));
  const maps = found.filter(({ properties }) => properties !== undefined);
  const fitting = maps.filter((schema) => fits(schema, siblings));
  return fitting.length > 0 ? fitting : maps;
}

/** False where a field that tells the alternatives apart, such as `type`, has another value. */
const fits = ({ properties = {} }: Schema, siblings: YamlPlace['siblings']): boolean =>
  [...siblings].every(([name, value]) => {
    const fixed = properties[name]?.const;
    return fixed === undefined || fixed === value;
  });

/** What may stand under a key. */
function step(root: Schema, schema: Schema, key: string): Schema[] {
  const { additionalProperties: others } = schema;
  const next = schema.properties?.[key] ?? (typeof others === 'object' ? others : undefined);
  return next ? alternatives(root, next) : [];
}

/** A schema as the maps and values that it allows: lists are gone into, references followed. */
function alternatives(root: Schema, schema: Schema, depth = 0): Schema[] {
  // A schema may refer to itself.
  if (depth > 8) return [];
  const { $ref, anyOf = [], oneOf = [], items } = schema;
  const referred = $ref === undefined ? undefined : root.$defs?.[$ref.split('/').at(-1) ?? ''];
  const others = [...anyOf, ...oneOf, ...(items ? [items] : []), ...(referred ? [referred] : [])];
  return [schema, ...others.flatMap((one) => alternatives(root, one, depth + 1))];
}
