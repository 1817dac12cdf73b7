/** One call of a traced program that changes what lies on the disk, or tells that an answer is saved. */
export type Event =
  | { kind: 'write'; file: string; at: number; bytes: Buffer }
  | { kind: 'truncate'; file: string; size: number }
  | { kind: 'sync'; file: string }
  | { kind: 'create'; file: string }
  | { kind: 'unlink'; file: string }
  | { kind: 'rename'; file: string; to: string }
  | { kind: 'acknowledge'; number: number };

/** What strace has to be asked for. */
export const STRACE = [
  ...['-f', '-y', '-xx', '-s', '200000', '-e', 'signal=none'],
  ...['-e', 'trace=write,pwrite64,fsync,fdatasync,ftruncate,openat,unlink,unlinkat,rename'],
];

const HEX = String.raw`((?:\\x[0-9a-f]{2})*)`;
const CALL = /^\d+ +(\w+)\((.*)\) += (-?\d+)/;
const DESCRIPTOR = new RegExp(String.raw`^(?:\d+|AT_FDCWD)<${HEX}>(?:\(deleted\))?`);
const TEXT = new RegExp(`"${HEX}"`, 'g');

/**
 * Reads the calls of a trace that touch files below `folder`, and the acknowledgements on stdout.
 * Calls that failed changed nothing and are left out.
 */
export function readTrace(trace: string, folder: string): Event[] {
  return wholeLines(trace).flatMap((line) => {
    const [, name = '', rest = '', result = '-1'] = CALL.exec(line) ?? [];
    return Number(result) < 0 ? [] : (readCall(name, rest, Number(result), folder) ?? []);
  });
}

function readCall(name: string, rest: string, result: number, folder: string): Event | undefined {
  const texts = [...rest.matchAll(TEXT)].map(([, hex = '']) => bytesOf(hex));
  const file = bytesOf(DESCRIPTOR.exec(rest)?.[1] ?? '').toString();
  const numbers = rest.replace(TEXT, '').split(', ').map(Number);
  const [first = Buffer.alloc(0), second = Buffer.alloc(0)] = texts;
  if (name === 'write' && rest.startsWith('1<')) {
    return { kind: 'acknowledge', number: Number(first.toString()) };
  }
  const named = first.toString();
  if (name === 'openat' && named.startsWith(folder) && rest.includes('O_CREAT')) {
    return { kind: 'create', file: named };
  }
  if (name.startsWith('unlink') && named.startsWith(folder)) return { kind: 'unlink', file: named };
  if (name === 'rename' && named.startsWith(folder)) {
    return { kind: 'rename', file: named, to: second.toString() };
  }
  if (!file.startsWith(folder)) return undefined;
  switch (name) {
    case 'pwrite64':
      return { kind: 'write', file, at: numbers.at(-1) ?? 0, bytes: first.subarray(0, result) };
    case 'ftruncate':
      return { kind: 'truncate', file, size: numbers.at(-1) ?? 0 };
    case 'fsync':
    case 'fdatasync':
      return { kind: 'sync', file };
    default:
      return undefined;
  }
}

/** A call that another thread interrupted stands in two lines. */
function wholeLines(trace: string): string[] {
  const open = new Map<string, string>();
  return trace.split('\n').flatMap((line) => {
    const id = line.slice(0, line.indexOf(' '));
    const begun = /^(.*) <unfinished \.\.\.>$/.exec(line)?.[1];
    if (begun !== undefined) return (open.set(id, begun), []);
    const rest = /<\.\.\. \w+ resumed>(.*)$/.exec(line)?.[1];
    return [rest === undefined ? line : (open.get(id) ?? '') + rest];
  });
}

const bytesOf = (hex: string): Buffer => Buffer.from(hex.replaceAll('\\x', ''), 'hex');
