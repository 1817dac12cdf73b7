import type { Tensor } from '#core/autograd/tensor.ts';
import * as ops from '#core/ops/functions.ts';
import { Adam } from '#core/optim/adam.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { scope } from '#core/tensor/scope.ts';
import type { LabPicture } from '../../lab-picture.ts';
import { clip } from './picture-steps.ts';
import { copies } from './stage.ts';
import type { Arrays, Stage } from './stage.ts';
import { asPicture, scalar, styleTarget, styleTerms } from './style-loss.ts';
import type { StyleTarget } from './style-loss.ts';
import { stylePictures } from './style-pictures.ts';
import { textureOf, tripled } from './textures.ts';
import type { Texture } from './textures.ts';

const STEPS = 200;
const RATE = 0.02;

/** What is repainted, and how much each term counts. */
export interface RepaintSettings {
  digit: Float64Array;
  texture: Texture;
  weights: Readonly<Record<Term, number>>;
}

export const TERMS = ['content', 'style', 'variation'] as const;
export type Term = (typeof TERMS)[number];

/** Repaints a digit with a texture: Adam on the pixels, clipped to 0 … 1 after each step. */
export class RepaintStage implements Stage {
  readonly length = STEPS;
  readonly #settings: RepaintSettings;
  readonly #target: StyleTarget;
  readonly #picture: Tensor;
  readonly #optimizer: Adam;
  /** The three terms at the start, and now. */
  readonly #first: Record<Term, number>;
  #now: Record<Term, number>;

  constructor(settings: RepaintSettings) {
    const content = tripled(settings.digit);
    this.#settings = settings;
    this.#target = styleTarget(content, textureOf(settings.texture));
    this.#picture = asPicture(content, true);
    this.#optimizer = new Adam([this.#picture], { lr: RATE });
    this.#first = this.#measure();
    this.#now = this.#first;
  }

  get terms(): Readonly<Record<Term, number>> {
    return this.#now;
  }

  get termsAtStart(): Readonly<Record<Term, number>> {
    return this.#first;
  }

  advance(): void {
    scope(() => {
      this.#optimizer.zeroGrad();
      const terms = styleTerms(this.#picture, this.#target);
      const weighted = TERMS.map((term) =>
        ops.mul(terms[term], scalar(this.#settings.weights[term])),
      );
      weighted.reduce((sum, term) => ops.add(sum, term)).backward();
      this.#optimizer.step();
      this.#picture.change((pixels) => {
        for (let at = 0; at < pixels.length; at++) pixels[at] = clip(pixels[at] as number);
      });
    });
    this.#now = this.#measure();
  }

  point(): Record<string, number> {
    return { ...this.#now };
  }

  pictures(): LabPicture[] {
    const { digit, texture } = this.#settings;
    return stylePictures(this.#pixels.slice(), tripled(digit), textureOf(texture));
  }

  tensors(): Arrays {
    return { picture: this.#pixels };
  }

  save(): Arrays {
    const { state } = this.#optimizer.stateDict();
    // Before the first step Adam remembers nothing, which is as good as zeros.
    const none = new Float64Array(this.#pixels.length);
    const slots = ['exp_avg', 'exp_avg_sq'].map((name): [string, Float64Array] => [
      name,
      Float64Array.from(state.get(`0.${name}`)?.values() ?? none),
    ]);
    return { ...copies({ picture: this.#pixels }), ...Object.fromEntries(slots) };
  }

  restore(done: number, saved: Arrays): void {
    this.#picture.change((pixels) => pixels.set(saved['picture'] ?? []));
    const { groups } = this.#optimizer.stateDict();
    const slots = ['exp_avg', 'exp_avg_sq'].map((name): [string, NdArray] => [
      `0.${name}`,
      NdArray.from(Float64Array.from(saved[name] ?? []), this.#picture.shape),
    ]);
    const begun = done === 0 ? [] : [['0.step', NdArray.from(done)] as const, ...slots];
    this.#optimizer.loadStateDict({ state: new Map<string, NdArray>(begun), groups });
    this.#now = this.#measure();
  }

  get #pixels(): Float64Array {
    return this.#picture.value.data as Float64Array;
  }

  #measure(): Record<Term, number> {
    const terms = styleTerms(asPicture(this.#pixels), this.#target);
    return {
      content: terms.content.item(),
      style: terms.style.item(),
      variation: terms.variation.item(),
    };
  }
}
