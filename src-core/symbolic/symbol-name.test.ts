import { describe, expect, test } from 'vitest';
import { compactName, nameParts, nameToLatex, nameToSpeech, plainName } from './symbol-name.ts';

describe('nameParts', () => {
  test('tells the base from the subscript in every way to write it', () => {
    expect(nameParts('w10')).toEqual({ base: 'w', subscript: ['10'] });
    expect(nameParts('w_{1,0}')).toEqual({ base: 'w', subscript: ['1', '0'] });
    expect(nameParts('w[1, 0]')).toEqual({ base: 'w', subscript: ['1', '0'] });
    expect(nameParts('n_f')).toEqual({ base: 'n', subscript: ['f'] });
    expect(nameParts("H'")).toEqual({ base: 'H′', subscript: [] });
    expect(nameParts('w_{(0,1)}')).toEqual({ base: 'w', subscript: ['0', '1'] });
    expect(nameParts('xdot_1')).toEqual({ base: 'ẋ', subscript: ['1'] });
    expect(nameParts('lambda_2')).toEqual({ base: 'λ', subscript: ['2'] });
  });
});

describe('compactName and plainName', () => {
  test('give one spelling to all ways to write a name', () => {
    for (const name of ['w10', 'w_10', 'w_{10}', 'w_{1,0}', 'w[1,0]'])
      expect(compactName(name)).toBe('w10');
    expect(plainName('w_{1,0}')).toBe('w10');
    expect(plainName('n_{f}')).toBe('n_f');
  });
});

describe('nameToLatex', () => {
  test.each([
    ['k', 'k'],
    ['w10', 'w_{10}'],
    ['n_f', 'n_{f}'],
    ['λ', '\\lambda'],
    ['lambda_2', '\\lambda_{2}'],
    ['eps', '\\mathrm{eps}'],
    ['Wi1', '\\mathrm{Wi}_{1}'],
    ['H′', "H'"],
    ['vbar1', '\\bar{v}_{1}'],
    ['θhat', '\\hat{\\theta}'],
  ])('typesets %s as %s', (name, latex) => {
    expect(nameToLatex(name)).toBe(latex);
  });
});

describe('nameToSpeech', () => {
  test('says capitals, Greek letters and subscripts so that they can be told apart', () => {
    expect(nameToSpeech('w10')).toBe('w 1 0');
    expect(nameToSpeech('K')).toBe('capital K');
    expect(nameToSpeech('λ')).toBe('lambda');
    expect(nameToSpeech('H′')).toBe('capital H prime');
    expect(nameToSpeech('v̇1')).toBe('v dot 1');
  });
});
