import type { AuthorWords } from '#core/contract/author.ts';
import { functions, nameOf } from '#core/exercise/language/functions/index.ts';
import { jsonSchemaOf } from '#core/pack/json-schemas.ts';

/** What an editor completes: functions of formulas, and the fields of each kind of file. */
export function authorWords(): AuthorWords {
  return {
    functions: [...functions.values()]
      .map((one) => ({ name: nameOf(one), signature: one.signature, docs: one.docs }))
      .sort((a, b) => a.name.localeCompare(b.name)),
    schemas: {
      pack: jsonSchemaOf('pack'),
      exercise: jsonSchemaOf('exercise'),
      assignment: jsonSchemaOf('assignment'),
    },
  };
}
