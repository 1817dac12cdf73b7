import { AppError, BudgetError } from '#core/errors.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { applyBinary } from './binary.ts';
import type { Formula } from './formula.ts';
import { functions } from './functions/index.ts';
import { Arguments, parametersOf } from './functions/pack-function.ts';
import type { FunctionMisreading, PackFunction } from './functions/pack-function.ts';
import { parseFormula } from './parse-formula.ts';
import type { Syntax } from './syntax.ts';
import { asBoolean, asInteger, asList, asRational, asText } from './value.ts';
import type { Value } from './value.ts';

/** A function of the library computed by one of its misreadings. */
export interface ActiveMisreading {
  functionName: string;
  misreading: FunctionMisreading;
}

/** Where names of formulas come from: drawn parameters, and `let` formulas computed when needed. */
export interface Scope {
  parameters: ReadonlyMap<string, Value>;
  lets: ReadonlyMap<string, Formula>;
}

type Locals = ReadonlyMap<string, Value>;
const NO_LOCALS: Locals = new Map();
const MAX_STEPS = 200_000;

/** Evaluates the formulas of one drawn exercise under a budget of steps. No JavaScript is ever run. */
export class Evaluator {
  /** Functions called so far: where a misreading can have happened. */
  readonly called = new Set<string>();
  readonly #scope: Scope;
  readonly #misreadings: readonly ActiveMisreading[];
  readonly #lets = new Map<string, Value>();
  readonly #running: Set<string>;
  readonly #budget: { steps: number };

  constructor(scope: Scope, misreadings: readonly ActiveMisreading[] = [], within?: Evaluator) {
    this.#scope = scope;
    this.#misreadings = misreadings;
    this.#running = within ? within.#running : new Set();
    this.#budget = within ? within.#budget : { steps: 0 };
  }

  /** The same scope in which some functions are computed wrongly. */
  misreading(...misreadings: ActiveMisreading[]): Evaluator {
    return new Evaluator(this.#scope, misreadings);
  }

  /** Errors: AppError of the function or name at fault; BudgetError past 200,000 steps. */
  evaluate(formula: Formula, locals: Record<string, Value> = {}): Value {
    return this.#value(formula.tree, new Map(Object.entries(locals)));
  }

  #value(node: Syntax, locals: Locals): Value {
    if (++this.#budget.steps > MAX_STEPS) throw new BudgetError('formula', `${MAX_STEPS} steps`);
    switch (node.kind) {
      case 'literal':
        return typeof node.value === 'number'
          ? (Rational.parse(node.text) ?? node.value)
          : node.value;
      case 'name':
        return locals.get(node.name) ?? this.#named(node.name);
      case 'list':
        return node.items.map((item) => this.#value(item, locals));
      case 'index':
        return this.#indexed(node, locals);
      case 'call':
        return node.name === 'misread' ? this.#misread(node, locals) : this.#call(node, locals);
      case 'unary':
        return node.operator === 'not'
          ? !asBoolean(this.#value(node.operand, locals), 'not')
          : asRational(this.#value(node.operand, locals), '−').neg();
      case 'binary':
        return this.#binary(node, locals);
      case 'conditional':
        return asBoolean(this.#value(node.test, locals), 'if')
          ? this.#value(node.then, locals)
          : this.#value(node.otherwise, locals);
      case 'comprehension':
        return this.#comprehension(node, locals);
    }
  }

  #named(name: string): Value {
    const known = this.#scope.parameters.get(name) ?? this.#lets.get(name);
    if (known !== undefined) return known;
    const formula = this.#scope.lets.get(name);
    if (!formula) throw new AppError('formula-name', `“${name}” is not a parameter or let here`);
    if (this.#running.has(name)) throw new AppError('formula-name', `“${name}” depends on itself`);
    this.#running.add(name);
    const value = this.#value(formula.tree, NO_LOCALS);
    this.#running.delete(name);
    this.#lets.set(name, value);
    return value;
  }

  #indexed(node: Syntax & { kind: 'index' }, locals: Locals): Value {
    const items = asList(this.#value(node.target, locals), 'index');
    const index = asInteger(this.#value(node.index, locals), 'index');
    const item = items[index];
    if (item !== undefined) return item;
    throw new AppError('formula-index', `index: expected 0 to ${items.length - 1}, got ${index}`);
  }

  #binary(node: Syntax & { kind: 'binary' }, locals: Locals): Value {
    const left = this.#value(node.left, locals);
    if (node.operator === 'and' || node.operator === 'or') {
      const settled = asBoolean(left, node.operator) === (node.operator === 'or');
      return settled ? left : asBoolean(this.#value(node.right, locals), node.operator);
    }
    return applyBinary(node.operator, left, this.#value(node.right, locals));
  }

  #comprehension(node: Syntax & { kind: 'comprehension' }, locals: Locals): Value {
    const kept: Value[] = [];
    for (const item of asList(this.#value(node.source, locals), 'for … in')) {
      const inner = new Map([...locals, [node.name, item]]);
      if (node.test && !asBoolean(this.#value(node.test, inner), 'if')) continue;
      kept.push(this.#value(node.item, inner));
    }
    return kept;
  }

  #call(node: Syntax & { kind: 'call' }, locals: Locals): Value {
    const called = functions.get(node.name);
    if (!called) throw new AppError('formula-function', `there is no function “${node.name}”`);
    this.called.add(node.name);
    const given = bindArguments(called, node, (argument) => this.#value(argument, locals));
    const active = this.#misreadings.find((one) => one.functionName === node.name);
    return active ? active.misreading.call(given) : called.call(given);
  }

  /** `misread("kernel-turned", formula)`: the formula with that misreading in force. */
  #misread(node: Syntax & { kind: 'call' }, locals: Locals): Value {
    const [id, body] = node.positional;
    if (!id || !body) throw new AppError('formula-call', 'misread: expected an id and a formula');
    const wanted = asText(this.#value(id, locals), 'misread');
    const found = findMisreadings(wanted);
    if (found.length === 0)
      throw new AppError('formula-call', `misread: no misreading “${wanted}”`);
    return new Evaluator(this.#scope, found, this).#value(body, locals);
  }
}

function bindArguments(
  called: PackFunction,
  node: Syntax & { kind: 'call' },
  evaluate: (argument: Syntax) => Value,
): Arguments {
  const values = new Map<string, Value>();
  const parameters = parametersOf(called.signature);
  if (node.positional.length > parameters.length) {
    throw new AppError(
      'formula-call',
      `${called.signature}: expected at most ${parameters.length} arguments, got ${node.positional.length}`,
    );
  }
  for (const [index, { name, fallback }] of parameters.entries()) {
    const argument = node.positional[index] ?? node.named.get(name);
    if (argument) values.set(name, evaluate(argument));
    else if (fallback !== undefined) values.set(name, evaluate(parseFormula(fallback)));
    else throw new AppError('formula-call', `${called.signature}: the argument ${name} is missing`);
  }
  const stray = [...node.named.keys()].find((name) => !values.has(name));
  if (stray)
    throw new AppError('formula-call', `${called.signature}: there is no argument ${stray}`);
  return new Arguments(node.name, values);
}

/** Misreadings with this id, or whose id ends in `.id`. */
function findMisreadings(id: string): ActiveMisreading[] {
  return [...functions].flatMap(([functionName, { misreadings = [] }]) =>
    misreadings
      .filter((one) => one.id === id || one.id.endsWith(`.${id}`))
      .map((misreading) => ({ functionName, misreading })),
  );
}
