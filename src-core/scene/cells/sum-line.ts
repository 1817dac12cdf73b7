// The line under the picture: what the selection says, as a formula, as text and as speech.

import type { Cell } from './block.ts';
import { weightOf } from './contribution.ts';
import type { Contribution } from './contribution.ts';
import { fieldNote } from './field-note.ts';
import { entryName, matrixRow } from './matrix.ts';
import { nameOf, numberText } from './names.ts';
import { contributionsBetween, reachBack } from './reach.ts';
import { blockOf, contributors, dependents } from './scene.ts';
import type { Scene } from './scene.ts';
import { endsOf, isComputed } from './selection.ts';
import type { Selection } from './selection.ts';
import { coloured, joined, joinedFrom, said } from './statement.ts';
import type { Statement } from './statement.ts';
import type { Relation } from './relation.ts';
import type { WrittenTerm } from './form.ts';

/** The same statement three times, and what the formula leaves open. */
export interface SumLine extends Statement {
  /** One sentence, or nothing. */
  note: string;
}

/**
 * The selection as a worked formula: `y₁₀ = w₀₁·x₂₀ + …` for a computed cell, the products it goes into for an input or
 * a weight; with two picked, the later cell's formula and in the note what the earlier one does in it; undefined while
 * nothing is picked. Formulas use `\inputrole`, `\weightrole`, `\outputrole`.
 */
export function sumLine(scene: Scene, selection: Selection): SumLine | undefined {
  const ends = endsOf(scene, selection);
  if (!ends) return undefined;
  const { early, late } = ends;
  if (early !== late) return pairLine(scene, early, late);
  return isComputed(scene, late) ? madeLine(scene, late) : sourceLine(scene, late);
}

/** The cell = its formula over what is there, then the same with numbers, then the result. */
function madeLine(scene: Scene, cell: Cell): SumLine {
  const relation = scene.relations.find(({ to }) => to === cell.block) as Relation;
  const all = contributors(scene, cell);
  const present = all.filter(({ from }) => from !== null);
  const value = blockOf(scene, cell.block).values?.[cell.cell];
  const name = nameStatement(scene, cell);
  const written = (number: boolean): Statement =>
    relation.form.write(present.map((one) => term(scene, one, number)));
  const sides = [name, written(false)];
  if (value !== undefined && present.length > 0) sides.push(written(true));
  if (value !== undefined) sides.push(numberStatement(scene, cell));
  const notes = [madeNote(scene, name, all, present.length), fieldNote(scene, cell)].filter(
    Boolean,
  );
  const note = notes.join(' ');
  const last = value === undefined ? [] : [numberStatement(scene, cell)];
  const spoken = [name, ...sides.slice(1, 2), ...last].map((side) => side.spoken).join(' is ');
  return { ...joined(sides, ' = ', ' is '), spoken: `${spoken}. ${note}`.trim(), note };
}

/** What an input or a weight goes into, one statement each. */
function sourceLine(scene: Scene, cell: Cell): SumLine {
  const all = dependents(scene, cell);
  const name = nameStatement(scene, cell);
  const forms = new Map(scene.relations.map(({ to, form }) => [to, form]));
  const kept = all.flatMap((one) => {
    const form = one.to && forms.get(one.to.block);
    return one.to && form ? [{ one, to: one.to, form }] : [];
  });
  const cropped = all.length - kept.length;
  const note =
    scene.relations.length === 0
      ? ''
      : kept.length === 0
        ? `${name.text} reaches no output.`
        : cropped > 0
          ? `${cropped} of ${all.length} products land in the cropped margin.`
          : '';
  const value = blockOf(scene, cell.block).values?.[cell.cell];
  const own =
    value === undefined ? name : joined([name, numberStatement(scene, cell)], ' = ', ' is ');
  const say = ({ one, to, form }: (typeof kept)[number]): Statement =>
    form.receive(nameStatement(scene, to), term(scene, one, false));
  const line = kept.length === 0 ? own : joinedFrom(kept, say, ', ', '; ');
  const spokenValue = value === undefined ? '' : `, value ${numberText(value)}`;
  const goesTo = kept.length === 0 ? '' : ` ${line.spoken}.`;
  return { ...line, spoken: `${name.spoken}${spokenValue}.${goesTo} ${note}`.trim(), note };
}

/** The matrix entry at a row and column, then the sum of the row; for other pairs whether one reaches the other. */
function pairLine(scene: Scene, early: Cell, late: Cell): SumLine {
  const sum = madeLine(scene, late);
  const [from, to] = [nameStatement(scene, early), nameStatement(scene, late)];
  const isEntry = scene.matrix?.rows === late.block && scene.matrix.columns === early.block;
  if (!isEntry) {
    const isDirect = contributionsBetween(scene, early, late).length > 0;
    const isReached = isDirect || reachBack(scene, late).get(early.block)?.[early.cell] === 1;
    const note = isReached
      ? `${from.text} goes into ${to.text}.`
      : `${from.text} does not reach ${to.text}.`;
    const spoken = `${from.spoken} ${isReached ? 'goes into' : 'does not reach'} ${to.spoken}.`;
    return { ...sum, note, spoken };
  }
  const entry = matrixRow(scene, late.cell).find(({ column }) => column === early.cell);
  const written = entry && entryName(scene, entry.factor);
  const value = written ? coloured('weight', written) : said('0', 'zero');
  const statement: Statement = {
    latex: `A_{${late.cell},${early.cell}} = ${value.latex}`,
    text: `A[${late.cell}, ${early.cell}] = ${value.text}`,
    spoken: `Matrix row ${late.cell}, column ${early.cell} is ${value.spoken}.`,
  };
  return {
    ...joined([statement, sum], ', ', ' '),
    spoken: statement.spoken,
    note: entry
      ? `${value.text} is the factor of ${from.text} in ${to.text}.`
      : `${from.text} does not reach ${to.text}.`,
  };
}

/** One source with its factor, by name or by number; negative factors stand in brackets. */
function term(scene: Scene, contribution: Contribution, isNumber: boolean): WrittenTerm {
  const { from, factor } = contribution;
  const weight = weightOf(contribution);
  const say = (cell: Cell): Statement =>
    isNumber ? numberStatement(scene, cell, true) : nameStatement(scene, cell);
  const share =
    factor.kind === 'share'
      ? {
          latex: `\\tfrac{1}{${factor.of}}`,
          text: `1/${factor.of}`,
          spoken: `one over ${factor.of}`,
        }
      : undefined;
  // Of many terms only some are written.
  return {
    get factor() {
      return weight ? say(weight) : share;
    },
    get from() {
      return from ? say(from) : said('0', 'zero');
    },
  };
}

function nameStatement(scene: Scene, { block: id, cell }: Cell): Statement {
  const block = blockOf(scene, id);
  return coloured(block.role, nameOf(block, cell));
}

function numberStatement(scene: Scene, { block: id, cell }: Cell, isFactor = false): Statement {
  const block = blockOf(scene, id);
  const value = block.values?.[cell] ?? 0;
  const text = numberText(value);
  return coloured(block.role, said(isFactor && value < 0 ? `(${text})` : text, text));
}

function madeNote(
  scene: Scene,
  name: Statement,
  all: readonly Contribution[],
  present: number,
): string {
  if (all.length === 0)
    return scene.step.word === 'stamp'
      ? `No product reaches ${name.text}.`
      : `${name.text} is one of the zeros between the cells.`;
  const padded = all.length - present;
  if (padded === 0) return '';
  if (all.length === 1) return `${name.text} lies in the padding.`;
  if (present === 0) return 'The whole window lies in the padding.';
  const share = all.find(({ factor }) => factor.kind === 'share')?.factor;
  if (share?.kind === 'share' && share.of !== all.length)
    return `${padded} of ${all.length} window cells lie outside; the mean is that of ${share.of}.`;
  const isLeftOut = all.some(({ factor }) => factor.kind === 'choice');
  const verbs = padded === 1 ? 'lies in the padding' : 'lie in the padding';
  const one = isLeftOut ? 'is left out' : 'adds 0';
  const many = isLeftOut ? 'are left out' : 'add 0';
  const added = ` and ${padded === 1 ? one : many}`;
  return `${padded} of ${all.length} window cells ${verbs}${added}.`;
}
