import { HighlightStyle } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** The editor in the colours and sizes of the window; both themes, since these are custom properties. */
export const editorTheme = EditorView.theme({
  '&': { color: 'var(--text)', backgroundColor: 'var(--surface)', fontSize: '0.9375rem' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '1.5' },
  '.cm-content': { padding: 'var(--space) 0', caretColor: 'var(--text)' },
  '.cm-cursor': { borderLeftColor: 'var(--text)', borderLeftWidth: '2px' },
  '.cm-gutters': {
    backgroundColor: 'var(--surface-sunken)',
    color: 'var(--text-muted)',
    borderRight: '1px solid var(--border)',
  },
  '.cm-activeLine': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine': { backgroundColor: 'var(--surface-page)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
    { backgroundColor: 'var(--role-input-soft)' },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--surface-hover)',
    outline: '1px solid var(--border-strong)',
  },
});

/** Words of the language stand out by weight; hues say nothing here that roles say elsewhere. */
export const highlighting = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword], fontWeight: '600', color: 'var(--code-word)' },
  { tag: [tags.typeName, tags.typeOperator], color: 'var(--code-type)' },
  {
    tag: [tags.string, tags.regexp, tags.number, tags.bool, tags.null],
    color: 'var(--code-value)',
  },
  { tag: tags.comment, fontStyle: 'italic', color: 'var(--text-muted)' },
]);
