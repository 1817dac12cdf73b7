import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { showIssue } from '../model.ts';
import { shapeModel } from '../shape-model.ts';
import type { ShapedModel } from '../shape-model.ts';
import { totalsOf } from '../totals.ts';
import { parseModel } from './parse-model.ts';
import { printPyTorch } from './print-pytorch.ts';

const fixture = (name: string): string =>
  readFileSync(new URL(`../fixtures/${name}.txt`, import.meta.url), 'utf8');

/** The shaped model behind a text, which has to be readable. */
function shaped(text: string, input: readonly number[]): ShapedModel {
  const parsed = parseModel(text, input);
  if (!parsed.ok) throw new Error(parsed.issues.map(showIssue).join('\n'));
  const result = shapeModel(parsed.model, input);
  if (!result.ok) throw new Error(result.issues.map(showIssue).join('\n'));
  return result.shaped;
}

/** What is said about a text that is no model, or does not fit its input. */
function issueIn(text: string, input: readonly number[] = [3, 32, 32]): string {
  const parsed = parseModel(text, input);
  const result = parsed.ok ? shapeModel(parsed.model, input) : parsed;
  if (result.ok) throw new Error('it is a model');
  return result.issues.map(showIssue).join('\n');
}

const parameters = (model: ShapedModel): number => {
  const { weights, biases } = totalsOf(model);
  return weights + biases;
};
const shapes = (model: ShapedModel): string[] =>
  model.layers.map(({ kind, shape }) => `${kind} ${shape.join('×')}`);

describe('printouts of PyTorch', () => {
  test.each([
    ['lenet5', [1, 28, 28], 61_706, [10]],
    ['vgg16', [3, 224, 224], 138_357_544, [1000]],
    ['resnet18', [3, 224, 224], 11_689_512, [1000]],
    ['mobilenet-v1', [3, 224, 224], 4_231_976, [1000]],
  ] as const)('%s on %j has %i parameters', (name, input, count, output) => {
    const model = shaped(fixture(name), input);
    expect(parameters(model)).toBe(count);
    expect(model.layers[model.output]?.shape).toEqual(output);
    expect(model.notes.some(({ message }) => message.includes('flatten'))).toBe(true);
  });

  test('give the shapes of LeNet-5, with a flatten that the printout does not show', () => {
    expect(
      shapes(shaped(fixture('lenet5'), [1, 28, 28])).filter((one) => !one.startsWith('Tanh')),
    ).toEqual([
      'Conv2d 6×28×28',
      'AvgPool2d 6×14×14',
      'Conv2d 16×10×10',
      'AvgPool2d 16×5×5',
      'Flatten 400',
      'Linear 120',
      'Linear 84',
      'Linear 10',
    ]);
  });

  test('give the shapes of ResNet-18 through its skips, and 1.81 billion multiply-adds', () => {
    const model = shaped(fixture('resnet18'), [3, 224, 224]);
    const sums = model.layers
      .filter(({ kind }) => kind === 'Add')
      .map(({ shape }) => shape.join('×'));
    expect(sums).toEqual([
      ...['64×56×56', '64×56×56', '128×28×28', '128×28×28'],
      ...['256×14×14', '256×14×14', '512×7×7', '512×7×7'],
    ]);
    // 1.814 G multiply-adds at 224 × 224, as the table of torchvision says.
    expect(totalsOf(model).multiplyAdds).toBe(1_814_073_344);
    expect(totalsOf(model).statistics).toBe(2 * 4_800);
    expect(model.layers.map(({ name }) => name)).toContain('layer2.0.downsample.0');
  });

  test('give the multiply-adds of VGG-16 and MobileNet-v1 that are known from the papers', () => {
    expect(totalsOf(shaped(fixture('vgg16'), [3, 224, 224])).multiplyAdds).toBe(15_470_264_320);
    expect(totalsOf(shaped(fixture('mobilenet-v1'), [3, 224, 224])).multiplyAdds).toBe(568_740_352);
  });

  test('name the line with a class whose forward is not printed', () => {
    const text =
      'Net(\n  (stem): Conv2d(3, 8, kernel_size=(3, 3), stride=(1, 1))\n  (block): MyBlock(\n    (a): ReLU()\n    (b): ReLU()\n  )\n)';
    expect(issueIn(text)).toBe(
      '3:12: A plain printout cannot express MyBlock: it has 2 parts (a, b), and how its forward connects them is not printed. Write this part in the short notation, or as a Sequential.',
    );
  });

  test('name the line at which functional calls are missing', () => {
    const text =
      'Net(\n  (conv1): Conv2d(3, 6, kernel_size=(5, 5), stride=(1, 1))\n  (fc1): Linear(in_features=400, out_features=120, bias=True)\n)';
    expect(issueIn(text)).toContain(
      '3:10: Linear: expected 400 features, got [6, 28, 28], which are 4704 numbers.',
    );
    const deeper = text.replace(
      '  (fc1)',
      '  (conv2): Conv2d(6, 16, kernel_size=(5, 5), stride=(1, 1))\n  (fc1)',
    );
    expect(issueIn(deeper)).toContain(
      '400 are [16, 5, 5]: a step before it, such as pooling, is not written here.',
    );
    expect(parseModel(text)).toMatchObject({ model: { notes: [{ line: 1 }] } });
  });

  test('are read with the prompts of Python before them', () => {
    const printed = 'Sequential(\n  (0): Conv2d(3, 6, kernel_size=(5, 5), stride=(1, 1))\n)';
    for (const before of ['>>> print(net)\n', 'In [3]: net\nOut[3]: '])
      expect(shapes(shaped(before + printed, [3, 8, 8]))).toEqual(['Conv2d 6×4×4']);
  });

  test('repeat what is printed once for several', () => {
    const model = shaped(
      'Sequential(\n  (0-2): 3 x ReLU()\n  (3): Flatten(start_dim=1, end_dim=-1)\n)',
      [2, 3],
    );
    expect(shapes(model)).toEqual(['ReLU 2×3', 'ReLU 2×3', 'ReLU 2×3', 'Flatten 6']);
  });

  test('read MobileNet-v2 blocks with a skip only where sizes stay', () => {
    const block = (ins: number, outs: number, stride: number): string =>
      `InvertedResidual(\n (conv): Sequential(\n  (0): Conv2d(${ins}, ${ins}, kernel_size=(3, 3), stride=(${stride}, ${stride}), padding=(1, 1), groups=${ins}, bias=False)\n  (1): Conv2d(${ins}, ${outs}, kernel_size=(1, 1), stride=(1, 1), bias=False)\n )\n)`;
    const text = `Sequential(\n (0): ${block(8, 8, 1)}\n (1): ${block(8, 16, 1)}\n (2): ${block(16, 16, 2)}\n)`;
    const kinds = shaped(text, [8, 8, 8]).layers.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'Add')).toHaveLength(1);
    expect(kinds[2]).toBe('Add');
  });

  test.each([
    ['Sequential(\n  (0): ReLU(', '2:8: The bracket opened here is never closed.'],
    ['Sequential(\n  (0): Wonder()\n)', '2:8: Wonder is no layer that is known here.'],
    [
      'Sequential(\n  (0): Conv2d(3, 8, kernel=(3, 3), depth=2)\n)',
      '2:36: Conv2d has no argument “depth”.',
    ],
    ['Sequential(\n  (0): ReLU()\n)\n?', '4:1: The printout is over here, but more follows.'],
  ])('say where %j cannot be read', (text, issue) => {
    expect(issueIn(text)).toBe(issue);
  });
});

describe('summaries of Keras', () => {
  test('give kernels from parameters and shapes', () => {
    const model = shaped(fixture('keras-digits'), [1, 28, 28]);
    expect(parameters(model)).toBe(34_826);
    expect(shapes(model)).toEqual([
      'Conv2d 32×26×26',
      'MaxPool2d 32×13×13',
      'Conv2d 64×11×11',
      'MaxPool2d 64×5×5',
      'Flatten 1600',
      'Dropout 1600',
      'Linear 10',
    ]);
  });

  test('give branches from the column of connections, and the input from its layer', () => {
    const model = shaped(fixture('keras-branches'), [3, 32, 32]);
    expect(parameters(model)).toBe(2_938);
    expect(model.layers[2]).toMatchObject({ kind: 'Add', inputs: [0, 1], shape: [16, 32, 32] });
  });

  test('name the line of a pool that the table leaves open', () => {
    const text =
      ' Layer (type)        Output Shape        Param #\n====\n p (MaxPooling2D)    (None, 1, 1, 3)     0\n';
    expect(issueIn(text, [3, 5, 5])).toContain('3:2: A summary cannot express this line: kernel 3');
  });

  test('name the line of a convolution that no kernel explains', () => {
    const text =
      ' Layer (type)        Output Shape        Param #\n====\n c (Conv2D)          (None, 26, 26, 32)  321\n';
    expect(issueIn(text, [1, 28, 28])).toBe(
      '3:2: No square kernel gives c this shape and 321 parameters.',
    );
  });
});

describe('the short notation', () => {
  test('reads layers between lines, bars and semicolons', () => {
    const text =
      'conv 6 k5 p2 | relu; maxpool 2\nconv 16 5x5 # the second\nmaxpool 2 | flatten | linear 120 | linear 84 | linear 10';
    expect(parameters(shaped(text, [1, 28, 28]))).toBe(61_706);
  });

  test.each([
    'conv 8 k3 s2 p1 nobias',
    'conv 8, 3, 2, 1, bias=False',
    'conv out=8 kernel_size=3 stride = 2 padding=(1, 1) bias = False',
    'Conv2d(3, 8, 3, stride=2, padding=1, bias=False)',
    'nn.Conv2d(3, 8, kernel_size=(3, 3), stride=(2, 2), padding=(1, 1), bias=False)',
    'conv2d 3->8 k3 s2 p1 bias=False',
    'nn.Sequential(\n  nn.Conv2d(3, 8, 3, 2, 1, bias=False),\n)',
    'first: conv 8 k3x3 s2 p1 nobias',
  ])('reads %j as one convolution', (text) => {
    const model = shaped(text, [3, 32, 32]);
    expect([shapes(model), parameters(model)]).toEqual([['Conv2d 8×16×16'], 216]);
  });

  test('has words for depthwise, pointwise and transposed layers', () => {
    // Net B of the receptive field exercise: 2400 + 800 + 2048 + 18432 weights.
    const text =
      'conv 32 k5 s2 p2 nobias | dw 5 2 2 nobias | pw 64 nobias | tconv 32 k3 s2 nobias | avgpool 2';
    const model = shaped(text, [3, 512, 512]);
    expect(model.layers.map(({ parameters: { weights } }) => weights)).toEqual([
      2400, 800, 2048, 18432, 0,
    ]);
    expect(shapes(model).slice(-2)).toEqual(['ConvTranspose2d 32×257×257', 'AvgPool2d 32×128×128']);
  });

  test('adds branches with + and lays them side by side with &', () => {
    const text =
      '[ conv 16 k3 p1 | relu ] & skip\n[ dw 3 p1 ] + skip\nconv 4 k1 & conv 4 k3 p1 & maxpool 3 s1 p1';
    expect(shapes(shaped(text, [3, 8, 8])).filter((one) => /Add|Concat/.test(one))).toEqual([
      'Concat 19×8×8',
      'Add 19×8×8',
      'Concat 27×8×8',
    ]);
  });

  test('writes the U-shaped network of 57,317 parameters', () => {
    const text = `
      conv 16 k3 p1 | relu
      [ maxpool 2 | conv 32 k3 p1 | relu
        [ maxpool 2 | conv 64 k3 p1 | relu | tconv 32 k2 s2 ] & skip
        conv 32 k3 p1 | relu | tconv 16 k2 s2 ] & skip
      conv 16 k3 p1 | relu
      head: conv 21 k1`;
    // (16·27+16) + (32·144+32) + (64·288+64) + (64·32·4+32) + (32·576+32) + (32·16·4+16) + (16·288+16) + (21·16+21)
    const counted = 448 + 4640 + 18496 + 8224 + 18464 + 2064 + 4624 + 357;
    const model = shaped(text, [3, 64, 64]);
    expect([parameters(model), counted]).toEqual([57_317, 57_317]);
    expect(model.layers.at(-1)).toMatchObject({ name: 'head', shape: [21, 64, 64] });
  });

  test('repeats with *', () => {
    const text = '[conv 32 k3 p1] * 15';
    const model = shaped(text, [3, 64, 64]);
    expect(parameters(model)).toBe(130_368);
    expect(totalsOf(model).multiplications).toBe(532_021_248);
  });

  test.each([
    ['conv 64 k3 |\nconvv 3', '2:1: “convv” is no layer that is known here.'],
    ['relu\nconv 64 q3', '2:9: “q3” is not understood.'],
    ['conv 64 k3 k=5', '1:12: kernelSize of conv is given twice.'],
    ['[ conv 8 k3', '1:1: This “[” is never closed.'],
    ['relu | ] relu', '1:8: “]” does not belong here.'],
    ['skip', '1:1: “skip” stands beside a branch'],
    ['relu relu', '1:6: “relu” is not understood.'],
    ['relu +', '1:6: After “+” a branch is missing.'],
    ['[relu] * 0', '1:8: After “*” stands how often'],
    ['Conv2d(3, 8, 3', '1:1: A “(” here is never closed.'],
    ['', '1:1: There is no layer yet.'],
    [
      'relu\nlinear 10',
      '2:1: Linear: expected one axis of features (put flatten before it), got [3, 32, 32].',
    ],
    ['conv 8', '1:1: Conv2d: expected kernelSize as a whole number from 1 or 2 of them, got none.'],
    [
      'relu\nconv 8 k40',
      '2:1: Conv2d: expected a kernel that fits into 32 cells along axis 1, got one that covers 40.',
    ],
    [
      'conv 8 k3 + skip',
      '1:1: Add: expected branches of one shape, got [8, 30, 30] and [3, 32, 32].',
    ],
    [
      'Conv2d(4, 8, 3)',
      '1:1: Conv2d: expected an input with 4 channels, got 3 channels, [3, 32, 32].',
    ],
    ['conv 8 k3 g2', '1:1: Conv2d: expected groups that divide 3 and 8 channels, got 2.'],
    ['maxpool 2 p2', '1:1: MaxPool2d: expected padding of at most half the kernel 2, got 2.'],
    ['[[[]] * 1000] * 1000', 'These repetitions make too many layers.'],
    [
      'Sequential(\n  (0): 2000 x Sequential(\n    (0): 2000 x Sequential()\n  )\n)',
      'These repetitions make too many layers.',
    ],
    ['[relu] * 1000 | [relu] * 1000 | relu', 'A model has at most 2000 layers here.'],
  ])('says where %j goes wrong', (text, issue) => {
    expect(issueIn(text)).toContain(issue);
  });

  test('ends for brackets nested a thousand deep', () => {
    expect(issueIn(`${'['.repeat(1000)}relu${']'.repeat(1000)}`)).toContain('nested too deeply');
    expect(issueIn(`${'nn.Sequential('.repeat(1000)}nn.ReLU()${')'.repeat(1000)}`)).toContain(
      'nested too deeply',
    );
  });
});

describe('printPyTorch', () => {
  test('writes a chain as Sequential, which reads back as the same model', () => {
    const model = shaped('conv 6 k5 p2 | tanh | avgpool 2 | flatten | linear 10', [1, 28, 28]);
    const code = printPyTorch(model);
    expect(code).toBe(
      [
        'nn.Sequential(',
        '    nn.Conv2d(1, 6, kernel_size=5, padding=2),',
        '    nn.Tanh(),',
        '    nn.AvgPool2d(kernel_size=2, stride=2),',
        '    nn.Flatten(),',
        '    nn.Linear(1176, 10),',
        ')',
      ].join('\n'),
    );
    expect(printPyTorch(shaped(code, [1, 28, 28]))).toBe(code);
  });

  test('writes branches in forward', () => {
    const code = printPyTorch(shaped('[ up: conv 3 k3 p1 ] + skip | conv 1 k1 & skip', [3, 8, 8]));
    expect(code.split('\n')).toEqual([
      'class Model(nn.Module):',
      '    def __init__(self):',
      '        super().__init__()',
      '        self.layer0_up = nn.Conv2d(3, 3, kernel_size=3, padding=1)',
      '        self.layer2 = nn.Conv2d(3, 1, kernel_size=1)',
      '',
      '    def forward(self, x):',
      '        y0 = self.layer0_up(x)',
      '        y1 = y0 + x',
      '        y2 = self.layer2(y1)',
      '        y3 = torch.cat([y2, y1], dim=1)',
      '        return y3',
    ]);
  });
});
