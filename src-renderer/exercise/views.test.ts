import { fireEvent, render, screen } from '@testing-library/svelte';
import type { Component } from 'svelte';
import { describe, expect, test, vi } from 'vitest';
import type { AnswerType, RawOf } from '#core/exercise/answers.ts';
import type { CellsSpecOf } from '#core/scene/cells/cells-spec.ts';
import { StageSelection } from '../stage/selection.svelte.ts';
import type { ViewProps } from './view-props.ts';
import { views } from './views.ts';

type Given<T extends AnswerType> = Pick<ViewProps<T>, 'view'> & Partial<ViewProps<T>>;

/** Shows the view of one answer type and yields what it hands back. */
function show<T extends AnswerType>(type: T, given: Given<T>) {
  const onanswer = vi.fn<(raw: RawOf<T>) => void>();
  const name = document.createElement('p');
  name.id = 'question';
  name.textContent = 'The question';
  document.body.replaceChildren(name);
  // One component among several with props of their own: the test's `given` fits it by its type.
  const View = views[type] as unknown as Component<Record<string, unknown>>;
  render(View, {
    id: 'part-a',
    labelledby: 'question',
    raw: undefined,
    checked: undefined,
    cells: undefined,
    status: undefined,
    scene: undefined,
    selection: new StageSelection(),
    onanswer,
    ...given,
  });
  return { onanswer };
}

describe('number, integer, expression and shape', () => {
  test.each([
    ['number', {}],
    ['integer', { unit: 'cells' }],
    ['expression', { symbols: [] }],
    ['shape', { axes: [] }],
  ] as const)(
    '%s: a text field named by the question hands back what is typed',
    async (type, view) => {
      const { onanswer } = show(type, { view } as never);
      await fireEvent.input(screen.getByRole('textbox', { name: 'The question' }), {
        target: { value: '4' },
      });
      expect(onanswer).toHaveBeenLastCalledWith('4');
    },
  );

  test('a number shows which fraction was read', () => {
    show('number', { view: {}, raw: '2.5' });
    expect(screen.getByText('\\frac{5}{2}')).toBeTruthy();
  });

  test('a number that cannot be read says so without calling it wrong', () => {
    show('number', { view: {}, raw: '2,5' });
    expect(screen.getByText(/with a point/)).toBeTruthy();
    expect(screen.getByRole('textbox').getAttribute('aria-invalid')).toBe('false');
  });

  test('an expression lists its symbols and points at what cannot be read', () => {
    const symbols = [{ name: 'r', latex: 'r', meaning: 'upscaling factor' }];
    show('expression', { view: { symbols }, raw: 'r + z' });
    expect(screen.getByText('upscaling factor')).toBeTruthy();
    expect(screen.getByText('z', { selector: 'mark' })).toBeTruthy();
  });

  test('a shape shows its axes, and how each did', () => {
    show('shape', {
      view: { axes: ['rows', 'columns'] },
      raw: '4x9',
      checked: '4x9',
      cells: { 0: 'right', 1: 'wrong' },
    });
    expect(screen.getByText('right')).toBeTruthy();
    expect(screen.getByText('not right')).toBeTruthy();
  });
});

describe('choice', () => {
  test('is a group of radio buttons that hands back the id of the text', async () => {
    const options = [
      { id: 'option-1', text: 'stride $1$' },
      { id: 'option-2', text: 'stride 2' },
    ];
    const { onanswer } = show('choice', { view: { options }, raw: 'option-1' });
    expect(screen.getByRole('radiogroup', { name: 'The question' })).toBeTruthy();
    await fireEvent.click(screen.getByRole('radio', { name: 'stride 2' }));
    expect(onanswer).toHaveBeenLastCalledWith('option-2');
  });
});

describe('choices', () => {
  const options = [
    { id: 'a', text: 'Stride 1' },
    { id: 'b', text: 'Stride 2' },
  ];

  test('is a group of boxes that hands back all ids ticked', async () => {
    const { onanswer } = show('choices', { view: { options }, raw: ['a'] });
    expect(screen.getByRole('group', { name: 'The question' })).toBeTruthy();
    await fireEvent.click(screen.getByRole('checkbox', { name: 'Stride 2' }));
    expect(onanswer).toHaveBeenLastCalledWith(['a', 'b']);
    await fireEvent.click(screen.getByRole('checkbox', { name: 'None of these' }));
    expect(onanswer).toHaveBeenLastCalledWith(['none']);
  });

  test('shows how each tick did while it stands', () => {
    const cells = { a: 'right', b: 'wrong' } as const;
    show('choices', { view: { options }, raw: ['b'], checked: ['a', 'b'], cells });
    expect(screen.getByRole('checkbox', { name: 'Stride 2 not right' })).toBeTruthy();
    expect(screen.getByRole('checkbox', { name: 'Stride 1' })).toBeTruthy();
  });
});

describe('pick', () => {
  const view = { shape: [2, 2], labels: ['4', '0', '7', '0'], axes: ['row', 'column'] };

  test('is a grid whose cells are picked by a press or by Space', async () => {
    const { onanswer } = show('pick', { view, raw: ['1,1'] });
    expect(screen.getByRole('grid', { name: 'The question' })).toBeTruthy();
    await fireEvent.pointerDown(screen.getByRole('gridcell', { name: 'row 0, column 1: 0' }));
    expect(onanswer).toHaveBeenLastCalledWith(['1,1', '0,1']);
    const cell = screen.getByRole('gridcell', { name: 'row 1, column 1: 0, picked' });
    await fireEvent.pointerDown(cell);
    expect(onanswer).toHaveBeenLastCalledWith([]);
    await fireEvent.keyDown(cell, { key: ' ' });
    expect(onanswer).toHaveBeenLastCalledWith([]);
  });

  test('moves its cursor with arrow keys, and shows the cell on the stage', async () => {
    const selection = new StageSelection();
    const scene: CellsSpecOf<'convolution'> = {
      family: 'cells',
      scene: 'convolution',
      input: [1, 2, 2],
      outChannels: 1,
      kernel: [2, 2],
      stride: [1, 1],
      padding: [0, 0],
      outputPadding: [0, 0],
    };
    show('pick', { view: { ...view, stage: 'input' }, scene, selection });
    const first = screen.getByRole('gridcell', { name: 'row 0, column 0: 4' });
    first.focus();
    await fireEvent.keyDown(first, { key: 'ArrowDown' });
    await vi.waitFor(() =>
      expect(document.activeElement?.getAttribute('aria-label')).toBe('row 1, column 0: 7'),
    );
    expect(selection.input).toBe(2);
  });

  test('counts what is picked, and “None” pushes it out', async () => {
    const { onanswer } = show('pick', { view: { ...view, count: 3 }, raw: ['0,0', '0,1'] });
    expect(screen.getByText('2 of 3 picked')).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'None' }));
    expect(onanswer).toHaveBeenLastCalledWith(['none']);
  });

  test('has a grid with a name for each plane', () => {
    show('pick', { view: { shape: [2, 1, 2], labels: [], axes: ['channel', 'row', 'column'] } });
    expect(screen.getByRole('grid', { name: 'channel 1' })).toBeTruthy();
    expect(screen.getByRole('gridcell', { name: 'channel 1, row 0, column 1' })).toBeTruthy();
  });
});

describe('lab', () => {
  test('shows the settings that are given, and hands back those chosen with the measures', async () => {
    const view = {
      experiment: 'dropout-moments',
      title: 'Dropout',
      docs: 'Draws masks.',
      settings: [{ name: 'p', value: '0.25', meaning: 'probability to drop an entry' }],
      fields: [
        { name: 'seed', label: 'seed', shape: [], meaning: 'seed of the random numbers' },
        { name: 'mean', label: 'mean', shape: [] },
      ],
    };
    const { onanswer } = show('lab', { view, raw: { seed: ['7'] } });
    expect(screen.getByRole('row', { name: 'p 0.25 probability to drop an entry' })).toBeTruthy();
    await fireEvent.input(screen.getByRole('textbox', { name: 'mean' }), {
      target: { value: '-2.5' },
    });
    expect(onanswer).toHaveBeenLastCalledWith({ seed: ['7'], mean: ['-2.5'] });
  });

  test('takes a formula beside the numbers, and marks one that cannot be read until it is changed', async () => {
    const texts = [{ name: 'slope', kind: 'formula' as const, meaning: 'Slope in y and z.' }];
    const fields = [{ name: 'loss', label: 'loss', shape: [] }];
    const view = { experiment: 'my-slope', title: 'Slope', docs: '', settings: [], fields, texts };
    const raw = { slope: ['-y*q'], loss: ['1'] };
    const cells = { 'slope,0': 'unreadable' as const };
    const { onanswer } = show('lab', { view, raw, checked: raw, cells });
    const field = screen.getByRole('textbox', { name: 'slope Slope in y and z.' });
    expect(field.getAttribute('aria-invalid')).toBe('true');
    await fireEvent.input(field, { target: { value: '-y*z' } });
    expect(onanswer).toHaveBeenLastCalledWith({ slope: ['-y*z'], loss: ['1'] });
    show('lab', { view, raw: { ...raw, slope: ['-y*z'] }, checked: raw, cells });
    const changed = screen.getByRole('textbox', { name: 'slope Slope in y and z.' });
    expect(changed.getAttribute('aria-invalid')).toBe('false');
  });
});

describe('a lab that can be watched', () => {
  test('has a link to its page with the settings of the exercise', () => {
    const named = { title: 'Saliency', docs: 'Slopes.' };
    const settings = [{ name: 'row', value: '1350', meaning: 'test image' }];
    show('lab', { view: { ...named, experiment: 'saliency', hasLab: true, settings, fields: [] } });
    const link = screen.getByRole('link', { name: 'Open the lab “Saliency” with these settings' });
    expect(link.getAttribute('href')).toBe('#/labs/saliency?row=1350');
  });
});

describe('text', () => {
  test('hands back what is written, and shows no rubric before it was checked', async () => {
    const { onanswer } = show('text', { view: { points: 2 } });
    expect(screen.queryByRole('checkbox')).toBeNull();
    await fireEvent.input(screen.getByRole('textbox', { name: 'The question' }), {
      target: { value: 'Because.' },
    });
    expect(onanswer).toHaveBeenLastCalledWith({ text: 'Because.', met: [] });
  });

  test('lets its writer tick the points that are met, beside a model answer', async () => {
    const raw = { text: 'Because.', met: [1] };
    const marking = { rubric: ['Says how', 'Says why'], sample: 'Since it is.' };
    const { onanswer } = show('text', { view: { points: 2 }, raw, ...marking });
    expect(screen.getByText('Since it is.')).toBeTruthy();
    await fireEvent.click(screen.getByRole('checkbox', { name: 'Says how' }));
    expect(onanswer).toHaveBeenLastCalledWith({ text: 'Because.', met: [0, 1] });
    await fireEvent.click(screen.getByRole('checkbox', { name: 'Says why' }));
    expect(onanswer).toHaveBeenLastCalledWith({ text: 'Because.', met: [] });
  });
});

describe('weights and certificate', () => {
  const fields = [
    { name: 'w', label: 'w', shape: [2] },
    { name: 'b', label: 'b', shape: [] },
  ];

  test.each(['weights', 'certificate'] as const)(
    '%s: each cell has a box with its name',
    async (type) => {
      const { onanswer } = show(type, { view: { fields }, raw: { w: ['1', ''] } });
      await fireEvent.input(screen.getByRole('textbox', { name: 'w, position 1' }), {
        target: { value: '-1/2' },
      });
      expect(onanswer).toHaveBeenLastCalledWith({ w: ['1', '-1/2'] });
      await fireEvent.input(screen.getByRole('textbox', { name: 'b' }), { target: { value: '3' } });
      expect(onanswer).toHaveBeenLastCalledWith({ w: ['1', ''], b: ['3'] });
    },
  );

  test('certificate: grows by an entry, and offers texts to choose from', async () => {
    const x = { name: 'x', label: 'x', shape: [2], grows: { min: 2, max: 3 } };
    const f = { name: 'f', label: 'f', shape: [], options: ['relu', 'gelu'] };
    const { onanswer } = show('certificate', { view: { fields: [x, f] }, raw: { x: ['1', '2'] } });
    await fireEvent.click(screen.getByRole('button', { name: 'One entry more in x' }));
    expect(onanswer).toHaveBeenLastCalledWith({ x: ['1', '2', ''] });
    const less = screen.getByRole('button', { name: 'One entry less in x' });
    expect(less.hasAttribute('disabled')).toBe(true);
    await fireEvent.change(screen.getByRole('combobox', { name: 'f' }), {
      target: { value: 'gelu' },
    });
    expect(onanswer).toHaveBeenLastCalledWith({ x: ['1', '2'], f: ['gelu'] });
  });

  test('marks a cell only while it says what was checked', () => {
    const checked = { w: ['1', '2'], b: ['0'] };
    const cells = { 'w,0': 'wrong', 'w,1': 'wrong' } as const;
    show('certificate', { view: { fields }, raw: { w: ['1', '9'], b: ['0'] }, checked, cells });
    const invalid = (name: string) =>
      screen.getByRole('textbox', { name }).getAttribute('aria-invalid');
    expect([invalid('w, position 0'), invalid('w, position 1')]).toEqual(['true', 'false']);
  });
});

describe('order', () => {
  const steps = ['a', 'b', 'c'].map((id) => ({ id, text: `Step ${id}`, blanks: [] }));
  const symbols = [{ name: 'n', latex: 'n' }];

  test('takes a step to the end of the order, and puts it back', async () => {
    const { onanswer } = show('order', { view: { steps, symbols }, raw: ['b'] });
    await fireEvent.click(screen.getByRole('button', { name: 'Step a' }));
    expect(onanswer).toHaveBeenLastCalledWith(['b', 'a']);
    await fireEvent.click(screen.getByRole('button', { name: '1 Step b' }));
    expect(onanswer).toHaveBeenLastCalledWith([]);
  });

  test('fills in the blanks of steps in the order, and marks one while it says what was checked', async () => {
    const blank = [{ name: 'k', label: 'k' }];
    const view = {
      steps: steps.map((step) => ({ ...step, blanks: step.id === 'b' ? blank : [] })),
      symbols,
    };
    const raw = { steps: ['a'], blanks: {} };
    const { onanswer } = show('order', { view, raw });
    expect(screen.queryByRole('textbox')).toBeNull();
    await fireEvent.click(screen.getByRole('button', { name: 'Step b' }));
    const taken = { steps: ['a', 'b'], blanks: {} };
    expect(onanswer).toHaveBeenLastCalledWith(taken);
    const shown = show('order', {
      view,
      raw: { ...taken, blanks: { k: 'n' } },
      checked: { ...taken, blanks: { k: 'n' } },
      cells: { 'b,k': 'wrong' },
    });
    const box = screen.getByRole('textbox', { name: 'Blank k' });
    expect(box.getAttribute('aria-invalid')).toBe('true');
    await fireEvent.input(box, { target: { value: 'n+1' } });
    expect(shown.onanswer).toHaveBeenLastCalledWith({ steps: ['a', 'b'], blanks: { k: 'n+1' } });
  });

  test('shows the scene of the step under the focus', async () => {
    const scene: CellsSpecOf<'convolution'> = {
      family: 'cells',
      scene: 'convolution',
      input: [1, 2, 2],
      outChannels: 1,
      kernel: [1, 1],
      stride: [1, 1],
      padding: [0, 0],
      outputPadding: [0, 0],
    };
    const other: CellsSpecOf<'convolution'> = { ...scene, kernel: [2, 2] };
    const selection = new StageSelection();
    const [a, b, c] = steps;
    const view = { steps: [{ ...a, scene }, { ...b, scene: other }, c], symbols: [] } as never;
    show('order', { view, raw: [], selection });
    await vi.waitFor(() => expect(selection.scene).toEqual(scene));
    await fireEvent.focus(screen.getByRole('button', { name: 'Step b' }));
    expect(selection.scene).toEqual(other);
  });

  test('moves a step with Alt and an arrow key', async () => {
    const { onanswer } = show('order', { view: { steps, symbols }, raw: ['a', 'b', 'c'] });
    await fireEvent.keyDown(screen.getByRole('button', { name: '3 Step c' }), {
      key: 'ArrowUp',
      altKey: true,
    });
    expect(onanswer).toHaveBeenLastCalledWith(['a', 'c', 'b']);
  });
});

describe('matrix', () => {
  const view = { symbols: [{ name: 'w0', latex: 'w_0' }], rows: 'y', columns: 'x', limit: 64 };

  test('shows the matrix with its indices, and a verdict in words', () => {
    const raw = [
      ['w0', ''],
      ['2', ''],
    ];
    show('matrix', { view, raw, checked: raw, cells: { '0,0': 'right', '1,0': 'wrong' } });
    expect(screen.getByRole('gridcell', { name: 'row 0, column 0: w0, right' })).toBeTruthy();
    expect(screen.getByRole('gridcell', { name: 'row 1, column 0: 2, not right' })).toBeTruthy();
    expect(screen.getByRole('gridcell', { name: 'row 1, column 1: blank' })).toBeTruthy();
  });

  test('changes its size when the field is left, and keeps what fits', async () => {
    const { onanswer } = show('matrix', { view, raw: [['w0', '1']] });
    await fireEvent.change(screen.getByRole('textbox', { name: 'Rows' }), {
      target: { value: '2' },
    });
    expect(onanswer).toHaveBeenLastCalledWith([
      ['w0', '1'],
      ['', ''],
    ]);
  });

  test('refuses a size beyond the limit with a sentence', async () => {
    const { onanswer } = show('matrix', { view, raw: [['w0']] });
    await fireEvent.change(screen.getByRole('textbox', { name: 'Columns' }), {
      target: { value: '65' },
    });
    expect(onanswer).not.toHaveBeenCalled();
    expect(screen.getByText('A size is a whole number from 1 to 64.')).toBeTruthy();
  });

  // A 2 × 2 kernel with stride 2 on a 2 × 4 input: 2 outputs of 8 inputs.
  const scene: CellsSpecOf<'convolution'> = {
    family: 'cells',
    scene: 'convolution',
    input: [1, 2, 4],
    outChannels: 1,
    kernel: [2, 2],
    stride: [2, 2],
    padding: [0, 0],
    outputPadding: [0, 0],
  };
  const blank = (rows: number, columns: number) =>
    Array.from({ length: rows }, () => Array.from({ length: columns }, () => ''));

  test('picks on the stage the output and the input of the focused cell', async () => {
    const selection = new StageSelection();
    show('matrix', { view, raw: blank(2, 8), scene, selection });
    await fireEvent.focus(screen.getByRole('gridcell', { name: /^row 1, column 3/ }));
    expect([selection.output, selection.input]).toEqual([1, 3]);
  });

  test('picks nothing that the stage has not, when the matrix is too large', async () => {
    const selection = new StageSelection();
    show('matrix', { view, raw: blank(3, 9), scene, selection });
    await fireEvent.focus(screen.getByRole('gridcell', { name: /^row 2, column 8/ }));
    expect([selection.output, selection.input]).toEqual([null, null]);
  });

  test('leaves the stage alone when it is not the matrix of its map', async () => {
    const selection = new StageSelection();
    const numbers = { ...view, rows: 'row', columns: 'column' };
    show('matrix', { view: numbers, raw: blank(2, 2), scene, selection });
    await fireEvent.focus(screen.getByRole('gridcell', { name: /^row 0, column 0/ }));
    expect([selection.output, selection.input]).toEqual([null, null]);
  });
});
