import type { Tensor } from '#core/autograd/tensor.ts';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { copyOf } from '#core/nn/state-dict.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { keep } from '#core/tensor/scope.ts';
import { sameShape } from '#core/tensor/strides.ts';
import { groupsOf } from './parameter-groups.ts';
import type { ParameterGroup, Trained } from './parameter-groups.ts';

/** Everything that a run needs to go on as if it had not stopped. */
export interface OptimizerState<Options> {
  /** `<number of the parameter>.step`, `0.exp_avg` …, under PyTorch's names. */
  readonly state: Map<string, NdArray>;
  readonly groups: readonly Options[];
}

/** What is remembered of one parameter. */
export class Memory {
  steps = 0;
  readonly slots = new Map<string, NdArray>();
  readonly #parameter: Tensor;

  constructor(parameter: Tensor) {
    this.#parameter = parameter;
  }

  /** Numbers in the shape of the parameter that outlast every scope; `fill` at first. */
  slot(name: string, fill = 0): NdArray {
    let found = this.slots.get(name);
    if (!found) {
      found = keep(NdArray.zeros(this.#parameter.shape, this.#parameter.dtype));
      if (fill !== 0) found.data.fill(fill);
      this.slots.set(name, found);
    }
    return found;
  }
}

interface Entry<Options> {
  readonly parameter: Tensor;
  readonly options: Options;
  memory: Memory;
}

/**
 * Changes parameters against their gradients, one `step` after each `backward`.
 *
 * Errors: as `groupsOf`, and ArgumentError for options out of their range.
 * Source: torch.optim.Optimizer.
 */
export abstract class Optimizer<Options extends { lr: number }> {
  readonly groups: readonly ParameterGroup<Options>[];
  readonly #name: string;
  readonly #entries: readonly Entry<Options>[];

  constructor(name: string, trained: Trained<Options>, defaults: Options) {
    this.#name = name;
    this.groups = groupsOf(name, trained, defaults);
    this.#entries = this.groups.flatMap(({ parameters, options }) =>
      parameters.map((parameter) => ({ parameter, options, memory: new Memory(parameter) })),
    );
  }

  /** Changes one parameter, by the method's formula. */
  protected abstract update(
    parameter: Tensor,
    grad: NdArray,
    options: Options,
    memory: Memory,
  ): void;

  /** One step for every parameter that has a gradient. */
  step(): void {
    for (const { parameter, options, memory } of this.#entries) {
      const { grad } = parameter;
      if (!grad) continue;
      memory.steps++;
      parameter.change(() => this.update(parameter, grad, options, memory));
    }
  }

  /** Forgets the gradients, so that the next `backward` starts afresh. */
  zeroGrad(): void {
    for (const { parameter } of this.#entries) parameter.grad = undefined;
  }

  /** A copy of everything remembered. */
  stateDict(): OptimizerState<Options> {
    const state = new Map<string, NdArray>();
    for (const [index, { memory }] of this.#entries.entries()) {
      if (memory.steps === 0) continue;
      state.set(`${index}.step`, NdArray.from(memory.steps));
      for (const [name, array] of memory.slots) state.set(`${index}.${name}`, copyOf(array));
    }
    return { state, groups: this.groups.map(({ options }) => ({ ...options })) };
  }

  /**
   * Goes on from a state that `stateDict` gave.
   *
   * Errors: ArgumentError and ShapeError, before anything is changed, when it belongs to other parameters.
   */
  loadStateDict({ state, groups }: OptimizerState<Options>): void {
    const who = `${this.#name}.loadStateDict`;
    const expected = this.groups.length;
    if (groups.length !== expected)
      throw new ArgumentError(who, `${expected} groups`, `${groups.length}`);
    const found = [...state].map(([key, array]) => this.#place(who, key, array));
    this.groups.forEach(({ options }, i) => Object.assign(options, groups[i]));
    for (const entry of this.#entries) entry.memory = new Memory(entry.parameter);
    for (const { entry, name, array } of found)
      if (name === 'step') entry.memory.steps = array.item();
      else entry.memory.slot(name).data.set(array.values());
  }

  /** Where something remembered belongs. */
  #place(who: string, key: string, array: NdArray) {
    const [index = '', name = ''] = key.split('.');
    const entry = this.#entries[Number(index)];
    if (!entry || name === '')
      throw new ArgumentError(who, `the state of ${this.#entries.length} parameters`, key);
    const shape = name === 'step' ? [] : entry.parameter.shape;
    if (!sameShape(array.shape, shape))
      throw new ShapeError(`${who} (${key})`, `the shape [${shape.join(', ')}]`, array.shape);
    return { entry, name, array };
  }
}
