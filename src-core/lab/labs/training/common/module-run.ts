import type { Tensor } from '#core/autograd/tensor.ts';
import type { Module } from '#core/nn/module.ts';
import type { Adam } from '#core/optim/adam.ts';
import type { SGD } from '#core/optim/sgd.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { scope } from '#core/tensor/scope.ts';
import type { Measures } from '../../../experiment.ts';
import type { LabArray } from '../../../lab-array.ts';
import type { LabPicture } from '../../../lab-picture.ts';
import type { LabRun, LabState, WeightUpdate } from '../../../lab.ts';
import { firstBroken } from './outputs.ts';
import type { Output } from './outputs.ts';
import { restoreOptimizer } from './restore-optimizer.ts';
import { sgdUpdate } from './sgd-update.ts';

/** What a network is trained with. */
export interface Trained {
  model: Module;
  optimizer: SGD | Adam;
  /** Steps in all. */
  length: number;
}

/**
 * A run that trains a network of layers, one batch a step. What a batch is may depend on nothing but the settings, the
 * seed and the number of the step; then weights and the memory of the optimiser are all that there is to save.
 */
export abstract class ModuleRun implements LabRun {
  readonly length: number;
  step = 0;
  /** Loss of the last batch; undefined before the first. */
  protected lossNow: number | undefined;
  protected readonly model: Module;
  readonly #optimizer: SGD | Adam;
  readonly #parameters: ReadonlyMap<string, Tensor>;
  readonly #gradients: ReadonlyMap<string, LabArray>;
  /** Where the first NaN or ∞ of the last step came about, on the way to a loss that is one. */
  #broken: Output | undefined;

  constructor({ model, optimizer, length }: Trained) {
    this.model = model;
    this.length = length;
    this.#optimizer = optimizer;
    this.#parameters = model.namedParameters();
    this.#gradients = new Map(
      Array.from(this.#parameters, ([name, { value }]) => [name, emptyLike(value)]),
    );
  }

  abstract point(): Record<string, number>;
  abstract pictures(): LabPicture[];
  abstract measures(): Measures;

  /** The loss of the batch with this number, with its history. */
  protected abstract batchLoss(step: number): Tensor;

  /** What comes about on the way to the loss of the batch with this number, in that order; asked once the loss is NaN or ∞. */
  protected abstract outputs(step: number): Iterable<Output>;

  /** Parameters that a picture shows entry by entry, by the name of the picture. */
  protected shownParameters(): Readonly<Record<string, Tensor>> {
    return {};
  }

  advance(): void {
    scope(() => {
      this.#differentiate();
      this.#optimizer.step();
      this.#optimizer.zeroGrad();
    });
    this.step += 1;
  }

  tensors(): Record<string, LabArray> {
    const all: Record<string, LabArray> = {};
    if (this.#broken) all[this.#broken[0]] = this.#broken[1].values() as LabArray;
    if (this.lossNow !== undefined) all['loss'] = Float64Array.of(this.lossNow);
    for (const [name, values] of this.#gradients) all[`gradient of ${name}`] = values;
    for (const [name, { value }] of this.#parameters) all[name] = value.data as LabArray;
    return all;
  }

  save(): LabState {
    const arrays: Record<string, LabArray> = {};
    // Slices, since large tensors lie in the memory of the kernels, which states outlive.
    for (const [name, array] of this.model.stateDict())
      arrays[`model.${name}`] = array.values().slice() as LabArray;
    for (const [name, array] of this.#optimizer.stateDict().state)
      arrays[`optimizer.${name}`] = array.values().slice() as LabArray;
    arrays['loss'] = Float64Array.from(this.lossNow === undefined ? [] : [this.lossNow]);
    return { step: this.step, arrays };
  }

  restore({ step, arrays }: LabState): void {
    this.step = step;
    this.lossNow = arrays['loss']?.[0];
    const model = new Map<string, NdArray>();
    for (const [name, { shape }] of this.model.stateDict())
      model.set(name, NdArray.from(arrays[`model.${name}`] ?? new Float32Array(0), shape));
    this.model.loadStateDict(model);
    const shapes = Array.from(this.#parameters.values(), ({ shape }) => shape);
    restoreOptimizer(this.#optimizer, shapes, arrays);
  }

  nextUpdate(name: string, index: number): WeightUpdate | undefined {
    const parameter = this.shownParameters()[name];
    const found = Array.from(this.#parameters).find(([, one]) => one === parameter);
    if (!found || index < 0 || index >= found[1].value.size) return undefined;
    const before = this.save();
    scope(() => this.#differentiate());
    const gradient = this.#gradients.get(found[0])?.[index] ?? NaN;
    this.#optimizer.zeroGrad();
    // Statistics of batch normalisation moved with the pass.
    this.restore(before);
    return sgdUpdate(this.#optimizer, found, index, gradient);
  }

  /** Gradients of the batch of this step, at the parameters and as copies that outlast every scope. */
  #differentiate(): void {
    const loss = this.batchLoss(this.step);
    loss.backward();
    this.lossNow = loss.item();
    if (!Number.isFinite(this.lossNow)) this.#broken = kept(firstBroken(this.outputs(this.step)));
    for (const [name, { grad }] of this.#parameters)
      if (grad) this.#gradients.get(name)?.set(grad.values());
  }
}

function emptyLike({ size, dtype }: NdArray): LabArray {
  return dtype === 'float64' ? new Float64Array(size) : new Float32Array(size);
}

/** A copy that outlasts the scope. */
const kept = (output: Output | undefined): Output | undefined =>
  output && [output[0], NdArray.from(output[1].values().slice(), output[1].shape)];
