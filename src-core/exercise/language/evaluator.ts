import { AppError, BudgetError } from '#core/errors.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { negative } from './arithmetic.ts';
import { applyBinary } from './binary.ts';
import { bindArguments } from './bind-arguments.ts';
import { constants } from './constants.ts';
import type { Formula } from './formula.ts';
import { functions } from './functions/index.ts';
import { Arguments } from './functions/pack-function.ts';
import type { FunctionMisreading, PackFunction } from './functions/pack-function.ts';
import { ownFunctionsOf } from './own-functions.ts';
import type { OwnFunction } from './own-functions.ts';
import { reachableFunctions } from './reachable-functions.ts';
import type { Syntax } from './syntax.ts';
import type { Template } from './template.ts';
import { asBoolean, asInteger, asList, asText } from './value.ts';
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
  /** Where the texts stand whose numbers are to be marked; without it none is. */
  places?: ReadonlyMap<Template, string> | undefined;
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
  /** Computes what no misreading changes, once for all of them. */
  #right: Evaluator | undefined;

  constructor(scope: Scope, misreadings: readonly ActiveMisreading[] = [], within?: Evaluator) {
    this.#scope = scope;
    this.#misreadings = misreadings;
    this.#running = within ? within.#running : new Set();
    this.#budget = within ? within.#budget : { steps: 0 };
  }

  /** The same scope in which some functions are computed wrongly. */
  misreading(...misreadings: ActiveMisreading[]): Evaluator {
    const misread = new Evaluator(this.#scope, misreadings);
    // Without a misreading it traces what is called, so that nothing may be left out.
    if (misreadings.length > 0 && this.#misreadings.length === 0) misread.#right = this;
    return misread;
  }

  /** The place of a text whose numbers are to be marked. */
  placeOf(text: Template): string | undefined {
    return this.#scope.places?.get(text);
  }

  /** Errors: AppError of the function or name at fault; BudgetError past 200,000 steps. */
  evaluate(formula: Pick<Formula, 'tree'>, locals: Record<string, Value> = {}): Value {
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
          : negative(this.#value(node.operand, locals));
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
    if (!formula) {
      const constant = constants.get(name);
      if (constant !== undefined) return constant;
      throw new AppError('formula-name', `“${name}” is not a parameter or let here`);
    }
    if (this.#right && !this.#isMisread(name)) return this.#right.#named(name);
    if (this.#running.has(name)) throw new AppError('formula-name', `“${name}” depends on itself`);
    this.#running.add(name);
    const value = this.#value(formula.tree, NO_LOCALS);
    this.#running.delete(name);
    this.#lets.set(name, value);
    return value;
  }

  /** Whether a misreading in force may change this let. */
  #isMisread(name: string): boolean {
    const reached = reachableFunctions(this.#scope.lets, name);
    return this.#misreadings.some(({ functionName }) => reached.has(functionName));
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
    const own = ownFunctionsOf(this.#scope.lets).get(node.name);
    if (own) {
      const named = [...node.named.keys()].find((name) => !own.parameters.includes(name));
      if (named) throw new AppError('formula-call', `${own.name}: there is no argument ${named}`);
      const given = own.parameters.flatMap(
        (name, i) => node.positional[i] ?? node.named.get(name) ?? [],
      );
      const values = given.map((argument) => this.#value(argument, locals));
      return this.#own(own, values, node.positional.length + node.named.size);
    }
    const called = functions.get(node.name);
    if (!called) throw new AppError('formula-function', `there is no function “${node.name}”`);
    // The outermost call first: its misreadings are the likelier causes.
    this.called.add(node.name);
    const values = bindArguments(called, node, (argument) => this.#value(argument, locals));
    return this.#library(node.name, called, values);
  }

  #library(name: string, called: PackFunction, values: ReadonlyMap<string, Value>): Value {
    this.called.add(name);
    const given = new Arguments(name, values, (one, list) => this.#apply(one, list));
    const active = this.#misreadings.find((one) => one.functionName === name);
    return active ? active.misreading.call(given) : called.call(given);
  }

  /** A function of the exercise. */
  #own(own: OwnFunction, values: readonly Value[], count = values.length): Value {
    const { name, parameters, body } = own;
    if (values.length !== parameters.length || count !== parameters.length) {
      const expected = `${parameters.length} (${parameters.join(', ')})`;
      throw new AppError('formula-call', `${name}: expected ${expected} arguments, got ${count}`);
    }
    const key = `${name}()`;
    if (this.#running.has(key)) throw new AppError('formula-name', `“${name}” depends on itself`);
    this.#running.add(key);
    try {
      const locals = parameters.map((one, i): [string, Value] => [one, values[i] as Value]);
      return this.#value(body.tree, new Map(locals));
    } finally {
      this.#running.delete(key);
    }
  }

  /** A function by its name, for functions that are told which one to use. */
  #apply(name: string, values: readonly Value[]): Value {
    if (++this.#budget.steps > MAX_STEPS) throw new BudgetError('formula', `${MAX_STEPS} steps`);
    const own = ownFunctionsOf(this.#scope.lets).get(name);
    if (own) return this.#own(own, values);
    const called = functions.get(name);
    if (!called) throw new AppError('formula-function', `there is no function “${name}”`);
    const literals = values.map((_, i): Syntax => ({ kind: 'name', name: `${i}`, at: 0 }));
    const node = { kind: 'call', name, positional: literals, named: new Map(), at: 0 } as const;
    const known = new Map(values.map((value, i) => [`${i}`, value]));
    const bound = bindArguments(called, node, (argument) => this.#value(argument, known));
    return this.#library(name, called, bound);
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

/** Misreadings with this id, or whose id ends in `.id`. */
function findMisreadings(id: string): ActiveMisreading[] {
  return [...functions].flatMap(([functionName, { misreadings = [] }]) =>
    misreadings
      .filter((one) => one.id === id || one.id.endsWith(`.${id}`))
      .map((misreading) => ({ functionName, misreading })),
  );
}
