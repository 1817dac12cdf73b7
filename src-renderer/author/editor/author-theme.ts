import { EditorView } from '@codemirror/view';

/** What floats over the editor for authors, and how its errors look, in the colours of the window. */
export const authorTheme = EditorView.theme({
  '.cm-tooltip': {
    border: '1px solid var(--border)',
    borderRadius: 'var(--radius-small)',
    backgroundColor: 'var(--surface)',
    boxShadow: 'var(--shadow-float)',
    color: 'var(--text)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font-mono)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { paddingBlock: '2px' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--accent)',
    color: 'var(--on-accent)',
  },
  '.cm-completionDetail': { fontStyle: 'normal', opacity: '0.8' },
  '.cm-completionInfo': { maxWidth: '24rem', padding: 'var(--space)', fontFamily: 'var(--font)' },
  '.cm-diagnostic': { fontFamily: 'var(--font)', fontSize: 'var(--text-small)' },
  '.cm-diagnostic-error': { borderLeft: '4px solid var(--wrong)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--wrong)',
    textUnderlineOffset: '3px',
  },
  '.cm-lint-marker-error': { content: 'none' },
  '.cm-lint-marker': {
    inlineSize: '8px',
    blockSize: '8px',
    margin: '8px 4px',
    borderRadius: '50%',
    backgroundColor: 'var(--wrong)',
  },
});
