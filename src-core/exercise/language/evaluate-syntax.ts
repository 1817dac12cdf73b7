import { AppError } from '#core/errors.ts';
import { negative } from './arithmetic.ts';
import { applyBinary } from './binary.ts';
import type { Syntax } from './syntax.ts';
import { asBoolean, asInteger, asList } from './value.ts';
import type { Value } from './value.ts';

/** Values of the names that a comprehension or a function of the exercise binds. */
export type Locals = ReadonlyMap<string, Value>;

/** What a tree alone does not say. */
export interface Surroundings {
  /** Called before each node. Errors: BudgetError when there are no steps left. */
  step(): void;
  /** The value of a name that is not bound by the formula itself. */
  named(name: string): Value;
  call(node: Syntax & { kind: 'call' }, locals: Locals): Value;
}

/** The value of a formula's tree. Errors: AppError of the operator, name or function at fault. */
export function evaluateSyntax(node: Syntax, locals: Locals, around: Surroundings): Value {
  const value = (child: Syntax): Value => evaluateSyntax(child, locals, around);
  around.step();
  switch (node.kind) {
    case 'literal':
      return node.value;
    case 'name':
      return locals.get(node.name) ?? around.named(node.name);
    case 'list':
      return node.items.map(value);
    case 'index':
      return itemAt(asList(value(node.target), 'index'), asInteger(value(node.index), 'index'));
    case 'call':
      return around.call(node, locals);
    case 'unary':
      return node.operator === 'not'
        ? !asBoolean(value(node.operand), 'not')
        : negative(value(node.operand));
    case 'binary':
      return binary(node, value);
    case 'conditional':
      return value(asBoolean(value(node.test), 'if') ? node.then : node.otherwise);
    case 'comprehension':
      return comprehension(node, locals, around);
  }
}

function itemAt(items: readonly Value[], index: number): Value {
  const item = items[index];
  if (item !== undefined) return item;
  throw new AppError('formula-index', `index: expected 0 to ${items.length - 1}, got ${index}`);
}

function binary(node: Syntax & { kind: 'binary' }, value: (child: Syntax) => Value): Value {
  const left = value(node.left);
  if (node.operator === 'and' || node.operator === 'or') {
    const settled = asBoolean(left, node.operator) === (node.operator === 'or');
    return settled ? left : asBoolean(value(node.right), node.operator);
  }
  return applyBinary(node.operator, left, value(node.right));
}

function comprehension(
  { source, name, test, item }: Syntax & { kind: 'comprehension' },
  locals: Locals,
  around: Surroundings,
): Value {
  const kept: Value[] = [];
  for (const one of asList(evaluateSyntax(source, locals, around), 'for … in')) {
    const inner = new Map([...locals, [name, one]]);
    if (test && !asBoolean(evaluateSyntax(test, inner, around), 'if')) continue;
    kept.push(evaluateSyntax(item, inner, around));
  }
  return kept;
}
