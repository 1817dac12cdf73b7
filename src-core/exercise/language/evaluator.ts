import { AppError } from '#core/errors.ts';
import { misreadingsNamed } from './active-misreading.ts';
import type { ActiveMisreading } from './active-misreading.ts';
import { callBoth } from './argument-slips.ts';
import { bindArguments } from './bind-arguments.ts';
import { constants } from './constants.ts';
import { evaluateSyntax } from './evaluate-syntax.ts';
import type { Locals } from './evaluate-syntax.ts';
import type { Formula } from './formula.ts';
import { functions } from './functions/index.ts';
import { Arguments } from './functions/pack-function.ts';
import type { PackFunction } from './functions/pack-function.ts';
import { ownFunctionsOf } from './own-functions.ts';
import type { OwnFunction } from './own-functions.ts';
import { reachableFunctions } from './reachable-functions.ts';
import { StepBudget } from './step-budget.ts';
import type { Syntax } from './syntax.ts';
import type { Template } from './template.ts';
import { asText } from './value.ts';
import type { Value } from './value.ts';

/** Where names of formulas come from: drawn parameters, and `let` formulas computed when needed. */
export interface Scope {
  parameters: ReadonlyMap<string, Value>;
  lets: ReadonlyMap<string, Formula>;
  /** Where the texts stand whose numbers are to be marked; without it none is. */
  places?: ReadonlyMap<Template, string> | undefined;
}

type Call = Syntax & { kind: 'call' };

const NO_LOCALS: Locals = new Map();
const MAX_STEPS = 200_000;

/** Evaluates the formulas of one drawn exercise under a budget of steps. No JavaScript is ever run. */
export class Evaluator {
  /** Functions called so far: where a misreading can have happened. */
  readonly called = new Set<string>();
  readonly #scope: Scope;
  readonly #budget: StepBudget;
  readonly #misreadings: readonly ActiveMisreading[];
  #lets = new Map<string, Value>();
  /** Lets and functions of the exercise that are being computed. */
  #running = new Set<string>();
  /** Computes what no misreading changes, once for all of them. */
  #right: Evaluator | undefined;

  constructor(
    scope: Scope,
    budget = new StepBudget(MAX_STEPS),
    misreadings: readonly ActiveMisreading[] = [],
  ) {
    this.#scope = scope;
    this.#budget = budget;
    this.#misreadings = misreadings;
  }

  /** The same scope in which some functions are computed wrongly; with a budget of its own unless one is shared. */
  misreading(misreadings: readonly ActiveMisreading[], budget?: StepBudget): Evaluator {
    const misread = new Evaluator(this.#scope, budget, misreadings);
    // Without a misreading it traces what is called, so that nothing may be left out.
    if (misreadings.length > 0 && this.#misreadings.length === 0) misread.#right = this;
    return misread;
  }

  /** The same scope, with what was computed so far; with a budget of its own unless one is shared. */
  again(budget?: StepBudget): Evaluator {
    const again = new Evaluator(this.#scope, budget, this.#misreadings);
    for (const [name, value] of this.#lets) again.#lets.set(name, value);
    return again;
  }

  /** As `again`, but what one of the two computes from now on the other need not: for many answers to one draw. */
  shared(): Evaluator {
    const shared = new Evaluator(this.#scope, undefined, this.#misreadings);
    shared.#lets = this.#lets;
    return shared;
  }

  /** The same scope in which some names, parameters or lets, stand for other values; with a budget of its own. */
  withValues(values: ReadonlyMap<string, Value>): Evaluator {
    const parameters = new Map([...this.#scope.parameters, ...values]);
    return new Evaluator({ ...this.#scope, parameters });
  }

  /** The place of a text whose numbers are to be marked. */
  placeOf(text: Template): string | undefined {
    return this.#scope.places?.get(text);
  }

  /** Errors: AppError of the function or name at fault; BudgetError past 200,000 steps. */
  evaluate(formula: Pick<Formula, 'tree'>, locals: Record<string, Value> = {}): Value {
    return this.#value(formula.tree, new Map(Object.entries(locals)));
  }

  #value(tree: Syntax, locals: Locals): Value {
    return evaluateSyntax(tree, locals, {
      step: () => this.#budget.step(),
      named: (name) => this.#named(name),
      call: (node, known) =>
        node.name === 'misread' ? this.#misread(node, known) : this.#call(node, known),
    });
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
    const value = this.#guarded(name, name, () => this.#value(formula.tree, NO_LOCALS));
    this.#lets.set(name, value);
    return value;
  }

  /** Errors: AppError when `key` is being computed already. */
  #guarded(name: string, key: string, compute: () => Value): Value {
    if (this.#running.has(key)) throw new AppError('formula-name', `“${name}” depends on itself`);
    this.#running.add(key);
    try {
      return compute();
    } finally {
      this.#running.delete(key);
    }
  }

  /** Whether a misreading in force may change this let. */
  #isMisread(name: string): boolean {
    const reached = reachableFunctions(this.#scope.lets, name);
    return this.#misreadings.some(({ functionName }) => reached.has(functionName));
  }

  #call(node: Call, locals: Locals): Value {
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
    const called = libraryFunction(node.name);
    // The outermost call first: its misreadings are the likelier causes.
    this.called.add(node.name);
    const values = bindArguments(called, node, (argument) => this.#value(argument, locals));
    return this.#library(node.name, called, values);
  }

  #library(name: string, called: PackFunction, values: ReadonlyMap<string, Value>): Value {
    this.called.add(name);
    this.#budget.call();
    const given = new Arguments(name, values, (one, list) => this.#apply(one, list));
    const [first, second] = this.#misreadings.filter((one) => one.functionName === name);
    if (first && second) return callBoth([first, second], given);
    return first ? first.misreading.call(given) : called.call(given);
  }

  /** A function of the exercise. */
  #own(own: OwnFunction, values: readonly Value[], count = values.length): Value {
    const { name, parameters, body } = own;
    if (values.length !== parameters.length || count !== parameters.length) {
      const expected = `${parameters.length} (${parameters.join(', ')})`;
      throw new AppError('formula-call', `${name}: expected ${expected} arguments, got ${count}`);
    }
    const locals = parameters.map((one, i): [string, Value] => [one, values[i] as Value]);
    return this.#guarded(name, `${name}()`, () => this.#value(body.tree, new Map(locals)));
  }

  /** A function by its name, for functions that are told which one to use. */
  #apply(name: string, values: readonly Value[]): Value {
    this.#budget.step();
    const own = ownFunctionsOf(this.#scope.lets).get(name);
    if (own) return this.#own(own, values);
    const positional = values.map((_, i): Syntax => ({ kind: 'name', name: `${i}`, at: 0 }));
    const known = new Map(values.map((value, i) => [`${i}`, value]));
    const called = libraryFunction(name);
    const bound = bindArguments(called, { positional, named: new Map() }, (argument) =>
      this.#value(argument, known),
    );
    return this.#library(name, called, bound);
  }

  /** `misread("kernel-turned", formula)`: the formula with that misreading in force. */
  #misread({ positional: [id, body] }: Call, locals: Locals): Value {
    if (!id || !body) throw new AppError('formula-call', 'misread: expected an id and a formula');
    const wanted = asText(this.#value(id, locals), 'misread');
    const found = misreadingsNamed(wanted);
    if (found.length === 0)
      throw new AppError('formula-call', `misread: no misreading “${wanted}”`);
    const misread = new Evaluator(this.#scope, this.#budget, found);
    misread.#running = this.#running;
    return misread.#value(body, locals);
  }
}

/** Errors: AppError when there is none of this name. */
function libraryFunction(name: string): PackFunction {
  const found = functions.get(name);
  if (found) return found;
  throw new AppError('formula-function', `there is no function “${name}”`);
}
