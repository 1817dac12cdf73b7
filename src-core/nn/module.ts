import { Tensor } from '#core/autograd/tensor.ts';
import { ArgumentError } from '#core/errors.ts';
import type { DType } from '#core/tensor/dtype.ts';
import { isFloat } from '#core/tensor/dtype.ts';
import type { Block } from '#core/tensor/heap.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import { keep } from '#core/tensor/scope.ts';
import { snakeCase } from './repr.ts';
import { checkFit, copyOf } from './state-dict.ts';
import type { LoadReport, StateDict } from './state-dict.ts';

/**
 * A part of a network. Its fields make it up, in the order they are written: a Tensor with requiresGrad is a parameter,
 * another Tensor is a buffer (kept and saved, not trained), a Module is a child.
 *
 * Source: torch.nn.Module.
 */
export abstract class Module {
  /** The name it is printed with. Built code has short names for classes, so layers say theirs. */
  readonly typeName: string;
  /** Whether dropout drops and batch normalisation looks at the batch. */
  training = true;

  constructor(typeName?: string) {
    this.typeName = typeName ?? new.target.name;
  }

  namedChildren(): [name: string, child: Module][] {
    return Object.entries(this).filter(
      (field): field is [string, Module] => field[1] instanceof Module,
    );
  }

  /** The tensors of this module alone: parameters first, then buffers. */
  namedTensors(): [name: string, tensor: Tensor][] {
    const tensors = Object.entries(this).filter(
      (field): field is [string, Tensor] => field[1] instanceof Tensor,
    );
    return [
      ...tensors.filter(([, { requiresGrad }]) => requiresGrad),
      ...tensors.filter(([, { requiresGrad }]) => !requiresGrad),
    ];
  }

  /** This module and all below it, each once. */
  modules(): Set<Module> {
    const found = new Set<Module>([this]);
    for (const module of found) for (const [, child] of module.namedChildren()) found.add(child);
    return found;
  }

  /** Each parameter once, under its first name: `0.weight`, `body.running_mean`, as PyTorch writes them. */
  namedParameters(): Map<string, Tensor> {
    const seen = new Set<Tensor>();
    const all = this.#everyTensor().filter(([, { requiresGrad }]) => requiresGrad);
    return new Map(all.filter(([, tensor]) => !seen.has(tensor) && seen.add(tensor)));
  }

  namedBuffers(): Map<string, Tensor> {
    return new Map(this.#everyTensor().filter(([, { requiresGrad }]) => !requiresGrad));
  }

  parameters(): Tensor[] {
    return [...this.namedParameters().values()];
  }

  train(training = true): this {
    for (const module of this.modules()) module.training = training;
    return this;
  }

  eval(): this {
    return this.train(false);
  }

  zeroGrad(): void {
    for (const parameter of this.parameters()) parameter.grad = undefined;
  }

  /** Copies of all parameters and buffers, by PyTorch's names. */
  stateDict(): StateDict {
    return new Map(this.#everyTensor().map(([name, { value }]) => [name, copyOf(value)]));
  }

  /**
   * Takes over all numbers of a state, in place. With `strict` false names may be missing or left over; both are told.
   *
   * Errors: AppError that lists everything that does not fit; nothing is changed then.
   * Source: torch.nn.Module.load_state_dict.
   */
  loadStateDict(
    state: ReadonlyMap<string, NdArray>,
    { strict = true }: { strict?: boolean } = {},
  ): LoadReport {
    const own = this.#everyTensor();
    const report = checkFit(this.typeName, new Map(own), state, strict);
    for (const [name, tensor] of own) {
      const numbers = state.get(name)?.to(tensor.dtype).values();
      if (numbers) tensor.change((data) => data.set(numbers));
    }
    return report;
  }

  /**
   * Changes the precision of all parameters and buffers of floats. They become new tensors without gradients: make the
   * optimiser afterwards.
   *
   * Errors: ArgumentError for whole numbers and truth values, which cannot be trained.
   */
  to(dtype: DType): this {
    if (!isFloat(dtype)) throw new ArgumentError('to', 'float32 or float64', dtype);
    const changed = new Map<Tensor, Tensor>();
    for (const module of this.modules())
      for (const [name, tensor] of module.namedTensors()) {
        if (!isFloat(tensor.dtype)) continue;
        const other = changed.get(tensor) ?? inDtype(tensor, dtype);
        changed.set(tensor, other);
        Object.assign(module, { [name]: other });
      }
    return this;
  }

  /** What stands between the brackets when it is printed, before the children. */
  extraRepr(): string {
    return '';
  }

  /** What is printed for the children, each with what stands in brackets before it. */
  protected shownChildren(): [label: string, text: string][] {
    return this.namedChildren().map(([name, child]) => [name, child.toString()]);
  }

  /** As PyTorch prints it, children indented below. */
  toString(): string {
    const children = this.shownChildren().map(
      ([label, text]) => `(${label}): ${text.replaceAll('\n', '\n  ')}`,
    );
    const extra = this.extraRepr();
    if (children.length === 0) return `${this.typeName}(${extra})`;
    const lines = extra ? [extra, ...children] : children;
    return `${this.typeName}(\n  ${lines.join('\n  ')}\n)`;
  }

  /** For `scope`: what keeps all numbers alive. */
  blocks(): Block[] {
    return this.#everyTensor().flatMap(([, tensor]) => tensor.blocks());
  }

  #everyTensor(prefix = ''): [string, Tensor][] {
    const own = this.namedTensors().map(([name, tensor]): [string, Tensor] => [
      prefix + snakeCase(name),
      tensor,
    ]);
    const below = this.namedChildren().flatMap(([name, child]) =>
      child.#everyTensor(`${prefix}${snakeCase(name)}.`),
    );
    return [...own, ...below];
  }
}

function inDtype(tensor: Tensor, dtype: DType): Tensor {
  return new Tensor(keep(copyOf(tensor.value.to(dtype))), tensor.requiresGrad);
}
