import type { Value } from '../value.ts';
import type { Arguments, FunctionMisreading } from './pack-function.ts';

/** What a learner is told about a misreading. */
type Told = Pick<FunctionMisreading, 'id' | 'title' | 'say' | 'convention'>;

/**
 * A misreading of the rule by which a function computes: another `rule` in its place, or something done `around` it.
 * What is done around the right rule can be done around a misread one too.
 */
export type RuleMisreading<Rule> = Told &
  ({ readonly rule: Rule; readonly around?: never } | { readonly around: (rest: Rule) => Rule });

/** Misreadings of a function that computes by a rule, of which two can be made together. */
export function ruleMisreadings<Rule>(
  all: readonly RuleMisreading<Rule>[],
  right: Rule,
  call: (given: Arguments, rule: Rule) => Value,
): FunctionMisreading[] {
  const ruleOf = (one: RuleMisreading<Rule>): Rule => (one.around ? one.around(right) : one.rule);
  return all.map((one) => {
    const { id, title, say, convention, around } = one;
    return {
      ...{ id, title, say },
      ...(convention && { convention }),
      call: (given) => call(given, ruleOf(one)),
      on(other) {
        const inner = all.find((another) => another.id === other.id);
        if (!around || !inner || inner === one) return undefined;
        return (given) => call(given, around(ruleOf(inner)));
      },
    };
  });
}
