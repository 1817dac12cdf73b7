import { describe, expect, test } from 'vitest';
import { landmarksOf } from './landmarks.ts';
import { parseExpression } from './parse.ts';

function landmarks(text: string): string[] {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return landmarksOf(parsed.expression).map((value) => value.toString());
}

describe('landmarksOf', () => {
  test('are the numbers written and their neighbours on both sides of 0', () => {
    expect(landmarks('x + [x = 777]')).toEqual(['777', '778', '776', '-777', '-778']);
  });

  test('are quotients too, where a bend lies', () => {
    expect(landmarks('relu(4x - 100)')).toEqual(expect.arrayContaining(['25', '26', '24']));
  });

  test('are none where all numbers are small, and never many', () => {
    expect(landmarks('2x + 1')).toEqual([]);
    expect(landmarks('10x+20y+30z+40x²+50y²+60z²+70')).toHaveLength(40);
  });
});
