import { describe, expect, test } from 'vitest';
import type { Domain } from './domain.ts';
import { isInDomain } from './domain.ts';
import { Rational } from './rational.ts';
import { simpleValues, spansAll } from './domain-values.ts';
import { pointsAt, randomPoints, samplePoints, simplePoints } from './sample-points.ts';

const domains: Record<string, Domain> = {
  a: { kind: 'integer', min: Rational.one },
  b: { kind: 'rational' },
  c: { kind: 'real', min: Rational.of(1, 3), max: Rational.of(2, 5) },
  d: { kind: 'integer', max: Rational.of(-7) },
  e: { kind: 'integer', min: Rational.of(500), max: Rational.of(502) },
};
const names = Object.keys(domains);

function take<T>(items: Iterable<T>, count: number): T[] {
  const taken: T[] = [];
  for (const item of items) {
    if (taken.push(item) === count) break;
  }
  return taken;
}

describe('simpleValues', () => {
  test('starts with the simplest values of the domain', () => {
    const first = (domain: Domain): string => simpleValues(domain).slice(0, 7).join(' ');
    expect(first({ kind: 'integer' })).toBe('0 1 -1 2 -2 3 -3');
    expect(first({ kind: 'rational' })).toBe('0 1 -1 2 -2 1/2 -1/2');
    expect(first({ kind: 'integer', min: Rational.one })).toBe('1 2 3 4 5 6 7');
    expect(
      simpleValues({ kind: 'integer', min: Rational.of(500), max: Rational.of(502) }).join(' '),
    ).toBe('500 501 502');
  });

  test('throws ArgumentError for a domain without values', () => {
    const empty: Domain = { kind: 'integer', min: Rational.of(2), max: Rational.of(1) };
    expect(() => simpleValues(empty)).toThrow(
      'expected a domain with values, got a whole number from 2 to 1',
    );
  });
});

describe('simplePoints', () => {
  test('goes through all pairs, the smallest first', () => {
    const points = take(simplePoints(['x', 'y'], {}), 6).map((point) =>
      [...point.values()].join(','),
    );
    expect(points).toEqual(['1,1', '2,1', '1,2', '3,1', '2,2', '1,3']);
  });

  test('is one empty point when there are no symbols', () => {
    expect([...simplePoints([], {})]).toEqual([new Map()]);
  });

  test('lists a finite domain once', () => {
    const bit: Domain = { kind: 'integer', min: Rational.zero, max: Rational.one };
    expect([...simplePoints(['x', 'y', 'z'], { x: bit, y: bit, z: bit })]).toHaveLength(8);
    expect(spansAll(bit)).toBe(true);
    expect(spansAll({ kind: 'rational', min: Rational.zero, max: Rational.one })).toBe(false);
  });
});

describe('simplePoints and randomPoints', () => {
  test('stay inside the domains', () => {
    const points = [
      ...take(simplePoints(names, domains), 200),
      ...take(randomPoints(names, domains, 3), 300),
    ];
    for (const point of points) {
      for (const [name, value] of point)
        expect(isInDomain(domains[name] as Domain, value)).toBe(true);
    }
  });

  test('come out alike for one seed', () => {
    const drawn = (seed: number): string[] =>
      take(randomPoints(names, domains, seed), 20).map((point) => [...point.values()].join(' '));
    expect(drawn(5)).toEqual(drawn(5));
    expect(drawn(5)).not.toEqual(drawn(6));
  });
});

describe('samplePoints', () => {
  test('go by the marked points before random ones, each symbol at the values that its domain has', () => {
    const marked = pointsAt([Rational.of(777), Rational.of(1, 3)], ['a', 'b'], domains, 1);
    const points = take(samplePoints(['a', 'b'], domains, 1, marked), 123);
    const met = (name: string): string[] => [
      ...new Set(points.map((point) => String(point.get(name)))),
    ];
    expect(met('a')).toContain('777');
    expect(met('b')).toEqual(expect.arrayContaining(['777', '1/3']));
    expect(met('a')).not.toContain('1/3');
  });
});
