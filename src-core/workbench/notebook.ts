import type { Snippet } from './python-snippet.ts';

/** The bench as a notebook for Jupyter. Source: nbformat 4.5. */
export function notebookText(title: string, { network, input, run }: Snippet): string {
  const markdown = (text: string, at: number) => ({
    cell_type: 'markdown',
    id: `text-${at}`,
    metadata: {},
    source: lines(text),
  });
  const code = (text: string, at: number) => ({
    cell_type: 'code',
    id: `code-${at}`,
    execution_count: null,
    metadata: {},
    outputs: [],
    source: lines(text),
  });
  const notebook = {
    cells: [
      markdown(`# ${title}\n\nThe network with its numbers, as PyTorch code.`, 0),
      code(network, 0),
      markdown('## Input', 1),
      code(input, 1),
      markdown('## Result and gradients', 2),
      code(run, 2),
    ],
    metadata: {
      kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
      language_info: { name: 'python' },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(notebook, null, 1)}\n`;
}

/** Lines as notebooks keep them: each but the last with its end. */
function lines(text: string): string[] {
  const all = text.split('\n');
  return all.map((line, at) => (at < all.length - 1 ? `${line}\n` : line));
}
