import { ArgumentError } from '#core/errors.ts';
import type { Measures } from '../../experiment.ts';
import type { LabPicture } from '../../lab-picture.ts';
import type { LabArray } from '../../lab-array.ts';
import type { LabRun, LabState, WeightUpdate } from '../../lab.ts';
import type { PredictionScore } from '../../prediction.ts';
import type { Arrays, Stage } from './stage.ts';
import { TrainingStage } from './training-stage.ts';

interface Ends {
  measures(): Measures;
  score?(answer: readonly number[]): PredictionScore;
}

/** A run made of stages, one after the other. */
export class StagedRun implements LabRun {
  step = 0;
  readonly length: number;
  readonly measures: () => Measures;
  readonly score?: (answer: readonly number[]) => PredictionScore;
  readonly #stages: readonly Stage[];

  constructor(stages: readonly Stage[], { measures, score }: Ends) {
    this.#stages = stages;
    this.length = stages.reduce((sum, stage) => sum + stage.length, 0);
    this.measures = measures;
    if (score) this.score = score;
  }

  advance(): void {
    const { stage, at } = this.#stageOf(this.step);
    stage.advance(at);
    this.step += 1;
  }

  passKnown(): void {
    if (this.step === this.length) return;
    const { stage, at } = this.#stageOf(this.step);
    if (at === 0 && stage instanceof TrainingStage && stage.jump()) this.step += stage.length;
  }

  point(): Readonly<Record<string, number>> {
    return this.step === 0 ? {} : this.#last.point();
  }

  /** Of all stages that have begun, the latest first. */
  pictures(): LabPicture[] {
    const begun = this.#stages.slice(0, this.#stages.indexOf(this.#last) + 1);
    return begun.toReversed().flatMap((stage) => stage.pictures());
  }

  tensors(): Arrays {
    return this.step === 0 ? {} : this.#last.tensors();
  }

  save(): LabState {
    const named = this.#stages.flatMap((stage, i) =>
      Object.entries(stage.save()).map(([name, one]): [string, LabArray] => [`${i}.${name}`, one]),
    );
    return { step: this.step, arrays: Object.fromEntries(named) };
  }

  restore({ step, arrays }: LabState): void {
    this.step = step;
    let before = 0;
    for (const [i, stage] of this.#stages.entries()) {
      const prefix = `${i}.`;
      const own = Object.entries(arrays).filter(([name]) => name.startsWith(prefix));
      const done = Math.max(0, Math.min(step - before, stage.length));
      stage.restore(
        done,
        Object.fromEntries(own.map(([name, one]) => [name.slice(prefix.length), one])),
      );
      before += stage.length;
    }
  }

  nextUpdate(name: string, index: number): WeightUpdate | undefined {
    const { stage } = this.#stageOf(Math.min(this.step, this.length - 1));
    return stage instanceof TrainingStage ? stage.nextUpdate(name, index) : undefined;
  }

  /** The stage of the last step that was done. */
  get #last(): Stage {
    return this.#stageOf(Math.max(0, this.step - 1)).stage;
  }

  /** The stage that a step belongs to, and the number of the step in it. */
  #stageOf(step: number): { stage: Stage; at: number } {
    let at = step;
    for (const stage of this.#stages) {
      if (at < stage.length) return { stage, at };
      at -= stage.length;
    }
    throw new ArgumentError('StagedRun', `a step below ${this.length}`, `${step}`);
  }
}
