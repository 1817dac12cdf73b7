import amaro from 'amaro';
import type { CodeFault } from '#core/exercise/code/code-runner.ts';

type Stripped = { ok: true; code: string } | { ok: false; fault: CodeFault };

/** What amaro throws. */
interface SyntaxFault {
  message: string;
  startLine: number;
  startColumn: number;
}

/**
 * TypeScript with blanks in the place of its types, so that every line and column stays where it is. What is more than
 * types (enums, namespaces) is a fault, as is what cannot be parsed.
 */
export function stripTypes(source: string): Stripped {
  try {
    return { ok: true, code: amaro.transformSync(source, { mode: 'strip-only' }).code };
  } catch (thrown) {
    if (!isSyntaxFault(thrown))
      return { ok: false, fault: { message: 'The code is nested too deeply to be read.' } };
    const { message, startLine, startColumn } = thrown;
    const fault = { message: sentence(message), line: startLine, column: startColumn + 1 };
    return { ok: false, fault: withinSource(source, fault) };
  }
}

function isSyntaxFault(thrown: unknown): thrown is SyntaxFault {
  return (
    typeof thrown === 'object' &&
    thrown !== null &&
    'startLine' in thrown &&
    'startColumn' in thrown &&
    'message' in thrown
  );
}

const sentence = (message: string) =>
  `${message.replace(' is not supported in strip-only mode', ' cannot be used here')}${/[.!?]$/.test(message) ? '' : '.'}`;

/** The end of the code is told as the place behind its last character. */
function withinSource<Fault extends { line: number; column: number }>(
  source: string,
  fault: Fault,
): Fault {
  const lines = source.split('\n');
  const line = Math.min(fault.line, lines.length);
  const column = Math.min(fault.column, (lines[line - 1]?.length ?? 0) + 1);
  return { ...fault, line, column };
}
