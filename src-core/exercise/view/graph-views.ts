import { z } from 'zod';
import { asList, isList } from '../language/value.ts';
import { formula } from '../language/formula.ts';
import { formulaText, numberText } from './number-text.ts';
import { defineView } from './view-kind.ts';

/** A formula as a graph with its sweeps. What is not in `show` stays blank until the answers are in. */
const graphView = defineView<'graph'>()({
  schema: z.strictObject({
    scene: z.literal('graph'),
    /** A formula as a text, or a list of rows such as "v1 = x1 + x2". */
    expression: formula,
    /** One number an input. */
    at: formula.optional(),
    /** The tangents of the inputs. */
    seed: formula.optional(),
    /** What the steps go through; values and adjoints unless told otherwise. */
    sweeps: z.array(z.enum(['values', 'tangents', 'adjoints'])).default(['values', 'adjoints']),
    show: z.array(z.enum(['values', 'rules', 'slopes', 'tangents', 'adjoints'])).default([]),
    /** The drawing itself waits for the answers. */
    waits: z.boolean().optional(),
  }),
  read(view, reader) {
    const numbers = (name: 'at' | 'seed'): string[] | undefined =>
      view[name] &&
      asList(reader.value(view[name]), `view, ${name}`).map((one) => numberText(one, name));
    const source = reader.value(view.expression);
    const [at, seed] = [numbers('at'), numbers('seed')];
    return {
      family: 'graph',
      scene: 'graph',
      formula: isList(source)
        ? source.map((row) => formulaText(row, 'expression'))
        : formulaText(source, 'expression'),
      ...(at && { at }),
      ...(seed && { seed }),
      sweeps: view.sweeps,
      show: view.show,
      ...(view.waits === true && { waits: true }),
    };
  },
});

/** How front matter writes pictures of graphs. */
export const graphViews = { graph: graphView };
