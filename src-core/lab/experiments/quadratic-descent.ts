import { Random } from '#core/random.ts';
import type { Experiment } from '../experiment.ts';

/**
 * Gradient descent with momentum on f(x) = ½ Σ c_i x_i²: v ← μ v + c x + noise, x ← x − η v, as torch.optim.SGD.
 *
 * The noise of each step is N(0, σ²) in each direction, from one stream R32(seed); without it the run does not depend
 * on the seed. Without momentum and noise x_T = (1 − ηc)^T x_0.
 */
export const quadraticDescent: Experiment = {
  id: 'quadratic-descent',
  title: 'Gradient descent in a bowl',
  docs: 'Descends a quadratic bowl of given curvatures and measures where it ends.',
  settings: {
    curvatures: {
      docs: 'curvature c of each direction',
      fallback: [1, 10],
      min: 0,
      max: 1000,
      maxLength: 16,
    },
    start: { docs: 'coordinate at which every direction starts', fallback: 1, min: -100, max: 100 },
    rate: { docs: 'learning rate η', fallback: 0.1, min: 0, max: 10 },
    momentum: { docs: 'momentum μ', fallback: 0, min: 0, max: 0.999 },
    noise: { docs: 'standard deviation σ of the gradient', fallback: 0, min: 0, max: 10 },
    steps: { docs: 'steps', fallback: 50, min: 1, max: 10_000, isInteger: true },
  },
  measures: {
    loss: 'f at the end',
    largest: 'largest magnitude of a coordinate at the end',
    best: 'smallest f after any step',
  },
  steps: (settings) => 10 * settings.number('steps') * settings.list('curvatures').length,
  run(settings, seed) {
    const c = settings.list('curvatures');
    const [rate, momentum] = [settings.number('rate'), settings.number('momentum')];
    const [noise, steps] = [settings.number('noise'), settings.number('steps')];
    const random = new Random(seed);
    const x = c.map(() => settings.number('start'));
    const v = c.map(() => 0);
    let best = Infinity;
    for (let step = 0; step < steps; step++) {
      for (let i = 0; i < c.length; i++) {
        const gradient = (c[i] as number) * (x[i] as number);
        const drawn = noise === 0 ? 0 : noise * random.normal();
        v[i] = momentum * (v[i] as number) + gradient + drawn;
        x[i] = (x[i] as number) - rate * (v[i] as number);
      }
      best = Math.min(best, loss(c, x));
    }
    return { loss: loss(c, x), largest: Math.max(...x.map(Math.abs)), best };
  },
};

function loss(c: readonly number[], x: readonly number[]): number {
  return c.reduce((sum, curvature, i) => sum + (curvature * (x[i] as number) ** 2) / 2, 0);
}
