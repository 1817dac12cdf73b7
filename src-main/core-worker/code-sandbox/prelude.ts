/**
 * The part of the sandbox that runs inside the interpreter, before the learner's code: it defines `console` and
 * yields a function that calls another one and writes its result as JSON, which keeps NaN, the infinities and −0. It
 * takes its tools before anybody can change them.
 */
export const PRELUDE = `(write) => {
  'use strict';
  const { isArray } = Array;
  const { stringify } = JSON;
  const { keys } = Object;
  const { apply } = Reflect;
  const { isView } = ArrayBuffer;
  const { slice } = String.prototype;
  const PromiseOf = Promise;
  const asText = String;
  const isFiniteNumber = Number.isFinite;
  const MOST_ITEMS = 20000;
  const MOST_LETTERS = 1000000;
  const DEEPEST = 16;
  const MOST_LINES = 50;
  const LONGEST_LINE = 1000;
  const MOST_SHOWN = 200;

  const other = (what) => '{"other":' + stringify(what) + '}';
  const isList = (value) => isArray(value) || (isView(value) && value.length >= 0);

  const numberText = (value) => {
    if (!isFiniteNumber(value)) return '{"number":"' + value + '"}';
    return value === 0 && 1 / value < 0 ? '-0' : '' + value;
  };
  const encode = (value, depth, budget) => {
    if (--budget.items < 0) return 'null';
    if (typeof value === 'number') return numberText(value);
    if (typeof value === 'boolean') return '' + value;
    if (typeof value === 'string') {
      return value.length > MOST_LETTERS ? other('a very long text') : stringify(value);
    }
    if (value === undefined || value === null) return other('' + value);
    if (typeof value !== 'object') return other('a ' + typeof value);
    if (value instanceof PromiseOf) return other('a promise');
    if (depth > DEEPEST) return other('nested without an end');
    let text = '';
    if (isList(value)) {
      for (let i = 0; i < value.length && budget.items >= 0; i++) {
        text += (i === 0 ? '' : ',') + encode(value[i], depth + 1, budget);
      }
      return '[' + text + ']';
    }
    const names = keys(value);
    for (let i = 0; i < names.length && budget.items >= 0; i++) {
      const inner = encode(value[names[i]], depth + 1, budget);
      text += (i === 0 ? '' : ',') + stringify(names[i]) + ':' + inner;
    }
    return '{"fields":{' + text + '}}';
  };

  const show = (value, depth, budget) => {
    if (--budget.items < 0) return '…';
    if (typeof value === 'string') return depth === 0 ? value : stringify(value);
    if (typeof value !== 'object' || value === null || depth > DEEPEST) return asText(value);
    const areItems = isList(value);
    const names = areItems ? value : keys(value);
    let text = '';
    for (let i = 0; i < names.length && budget.items >= 0; i++) {
      const inner = show(areItems ? value[i] : value[names[i]], depth + 1, budget);
      text += (i === 0 ? '' : ', ') + (areItems ? '' : names[i] + ': ') + inner;
    }
    return areItems ? '[' + text + ']' : '{' + text + '}';
  };
  let lines = 0;
  const log = (...values) => {
    if (lines > MOST_LINES) return;
    if (++lines > MOST_LINES) return write('… cut after ' + MOST_LINES + ' lines');
    let line = '';
    for (let i = 0; i < values.length; i++) {
      line += (i === 0 ? '' : ' ') + show(values[i], 0, { items: MOST_SHOWN });
    }
    const isLong = line.length > LONGEST_LINE;
    write(isLong ? apply(slice, line, [0, LONGEST_LINE]) + '…' : line);
  };
  globalThis.console = { log, info: log, debug: log, warn: log, error: log };

  return (called, given) => {
    lines = 0;
    const budget = { items: MOST_ITEMS };
    const text = encode(apply(called, undefined, given), 0, budget);
    return budget.items < 0 ? other('more than ' + MOST_ITEMS + ' values') : text;
  };
}`;
