// Layers that put something around their input; see the op `pad` for what each mode puts where.
import { pad } from '#core/ops/functions.ts';
import type { Value } from '#core/ops/op.ts';
import { Layer } from './layer.ts';
import { pythonFloat, pythonValue } from './repr.ts';
import { perAxis } from './sizes.ts';

type Mode = 'constant' | 'reflect' | 'replicate' | 'circular';

/** One amount for all sides, or before and after for each axis, the last axis first: [left, right, top, bottom]. */
type Amounts = number | readonly number[];

class Padding extends Layer {
  readonly padding: readonly number[];
  readonly #mode: Mode;

  constructor(name: string, axes: number, mode: Mode, padding: Amounts) {
    super(name);
    this.padding = perAxis(name, 'padding', padding, 2 * axes);
    this.#mode = mode;
  }

  override forward<V extends Value>(input: V): V {
    return pad(input, this.padding, { mode: this.#mode });
  }

  override extraRepr(): string {
    return pythonValue(this.padding);
  }
}

function padding(name: string, axes: number, mode: Mode) {
  return class extends Padding {
    constructor(amounts: Amounts) {
      super(name, axes, mode, amounts);
    }
  };
}

function constantPadding(name: string, axes: number) {
  return class extends Padding {
    readonly value: number;

    constructor(amounts: Amounts, value: number) {
      super(name, axes, 'constant', amounts);
      this.value = value;
    }

    override forward<V extends Value>(input: V): V {
      return pad(input, this.padding, { value: this.value });
    }

    override extraRepr(): string {
      return `padding=${pythonValue(this.padding)}, value=${pythonFloat(this.value)}`;
    }
  };
}

export const ZeroPad1d = padding('ZeroPad1d', 1, 'constant');
export const ZeroPad2d = padding('ZeroPad2d', 2, 'constant');
export const ZeroPad3d = padding('ZeroPad3d', 3, 'constant');
export const ReflectionPad1d = padding('ReflectionPad1d', 1, 'reflect');
export const ReflectionPad2d = padding('ReflectionPad2d', 2, 'reflect');
export const ReflectionPad3d = padding('ReflectionPad3d', 3, 'reflect');
export const ReplicationPad1d = padding('ReplicationPad1d', 1, 'replicate');
export const ReplicationPad2d = padding('ReplicationPad2d', 2, 'replicate');
export const ReplicationPad3d = padding('ReplicationPad3d', 3, 'replicate');
export const CircularPad1d = padding('CircularPad1d', 1, 'circular');
export const CircularPad2d = padding('CircularPad2d', 2, 'circular');
export const CircularPad3d = padding('CircularPad3d', 3, 'circular');
export const ConstantPad1d = constantPadding('ConstantPad1d', 1);
export const ConstantPad2d = constantPadding('ConstantPad2d', 2);
export const ConstantPad3d = constantPadding('ConstantPad3d', 3);
