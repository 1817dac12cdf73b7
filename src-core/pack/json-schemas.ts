import { z } from 'zod';
import { frontMatter, packSchema } from '#core/exercise/parse/front-matter.ts';
import { answerTypeNames, definitionOf } from '#core/exercise/types/index.ts';
import { assignmentSchema } from './assignment.ts';

/** Schemas that authors' editors complete and check by. */
export type SchemaName = 'pack' | 'exercise' | 'assignment';

/** JSON Schema (2020-12) of `pack.yaml`, of `assignment.yaml`, or of the front matter of an exercise with all its answer types. */
export function jsonSchemaOf(name: SchemaName): object {
  if (name === 'pack') return { title: 'pack.yaml of Chainrule', ...schemaOf(packSchema) };
  if (name === 'assignment')
    return { title: 'assignment.yaml of a Chainrule pack', ...schemaOf(assignmentSchema) };
  const head = schemaOf(frontMatter);
  const variants = answerTypeNames.map((type) => partSchema(type));
  const properties = {
    ...(head['properties'] as object),
    parts: { type: 'object', minProperties: 1, additionalProperties: { oneOf: variants } },
  };
  return { title: 'front matter of a Chainrule exercise', ...head, properties };
}

function partSchema(type: (typeof answerTypeNames)[number]): object {
  const { $schema: _, ...spec } = schemaOf(definitionOf(type).spec);
  const fields = spec as { properties?: object; required?: string[] };
  return {
    ...fields,
    title: `answer of the type ${type}`,
    properties: { type: { const: type }, ...fields.properties },
    required: ['type', ...(fields.required ?? [])],
  };
}

/** What has no form in JSON Schema, such as a formula, may be anything there: reading the pack tells more. */
const schemaOf = (schema: z.ZodType): Record<string, unknown> =>
  z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      if (!hasShortForm(zodSchema)) return;
      const { ...long } = jsonSchema;
      for (const key of Object.keys(jsonSchema)) Reflect.deleteProperty(jsonSchema, key);
      jsonSchema.anyOf = [{ type: ['string', 'number'] }, long];
    },
  });

/** True for a field that is also read from a bare text or number, which is turned into its long form first. */
function hasShortForm(schema: z.core.$ZodType): boolean {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  return def.type === 'pipe' && (def.in as z.core.$ZodTypes)._zod.def.type === 'transform';
}
