import type { StateBlock, StateCore, StateInline } from 'markdown-it';

/**
 * Reads `$…$` in a line: the dollar opens before a visible character and closes after one, and no
 * digit follows, so that "between $5 and $6" stays text. `\$` is a dollar sign.
 */
export function mathInline(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (src[pos] !== '$') return false;
  const width = src[pos + 1] === '$' ? 2 : 1;
  const start = pos + width;
  if (start >= state.posMax || /\s/.test(src[start] ?? ' ')) return false;
  const end = closingDollar(src, start, state.posMax, width);
  if (end === undefined) return false;
  if (!silent) {
    const token = state.push('math', 'math', 0);
    token.content = src.slice(start, end);
  }
  state.pos = end + width;
  return true;
}

/** Reads `$$ … $$` that starts a line, over one line or several. */
export function mathBlock(
  state: StateBlock,
  startLine: number,
  endLine: number,
  silent: boolean,
): boolean {
  const lineAt = (line: number) =>
    state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
  const first = lineAt(startLine).trimEnd();
  if (!first.startsWith('$$')) return false;
  const lines = [first.slice(2)];
  let line = startLine;
  while (!lines.at(-1)?.endsWith('$$')) {
    line++;
    if (line >= endLine || (state.sCount[line] ?? 0) < state.blkIndent) return false;
    lines.push(lineAt(line).trimEnd());
  }
  if (silent) return true;
  const token = state.push('math-block', 'math', 0);
  token.block = true;
  token.content = lines.join('\n').slice(0, -2).trim();
  token.map = [startLine, line + 1];
  state.line = line + 1;
  return true;
}

/** Hands the stop or comma behind a formula over to it, as its markup, so that no line starts with it. */
export function mathStop(state: StateCore): void {
  for (const { children } of state.tokens)
    for (const [at, token] of (children ?? []).entries()) {
      const next = children?.[at + 1];
      if (token.type !== 'math' || next?.type !== 'text') continue;
      token.markup = /^[.,;:?]/.exec(next.content)?.[0] ?? '';
      next.content = next.content.slice(token.markup.length);
    }
}

function closingDollar(src: string, start: number, limit: number, width: number) {
  const mark = '$'.repeat(width);
  for (let index = start; index < limit; index++) {
    if (src[index] === '\\') index++;
    else if (src.startsWith(mark, index)) {
      const after = src[index + width] ?? '';
      if (width === 1 && (/\s/.test(src[index - 1] ?? ' ') || /\d/.test(after))) continue;
      return index > start ? index : undefined;
    }
  }
  return undefined;
}
