import {
  defaultKeymap,
  history,
  historyKeymap,
  indentWithTab,
  redo,
  undo,
} from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { EditorState, Prec } from '@codemirror/state';
import {
  EditorView,
  drawSelection,
  highlightActiveLine,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { editorTheme, highlighting } from './editor-theme.ts';

export interface EditorOptions {
  parent: HTMLElement;
  text: string;
  /** What is selected of it at first; else the cursor stands at its start. */
  selection?: { anchor: number; head: number } | undefined;
  /** Id, labels and descriptions of the place one types in. */
  attributes: Record<string, string>;
  oninput(text: string): void;
  /** Called when the next Tab will leave. */
  onrelease(): void;
}

export interface CodeEditor {
  /** Shows another text; one step to undo. */
  show(text: string): void;
  undo(): void;
  redo(): void;
  focus(): void;
  destroy(): void;
}

/** How long Tab leaves the editor after Escape, unless another key comes first. Units: ms. */
const RELEASED_MS = 60_000;

/** An editor for TypeScript. Tab indents; after Escape it leaves. */
export function createEditor(options: EditorOptions): CodeEditor {
  const { parent, text, selection, attributes, oninput, onrelease } = options;
  const ownKeys = keymap.of([
    {
      key: 'Escape',
      run(editor) {
        editor.setTabFocusMode(RELEASED_MS);
        onrelease();
        return true;
      },
    },
    // Checks the answer: the page listens for it.
    { key: 'Mod-Enter', run: () => true },
  ]);
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      ...(selection && { selection }),
      extensions: [
        Prec.highest(ownKeys),
        keymap.of([indentWithTab, ...historyKeymap, ...defaultKeymap]),
        history(),
        lineNumbers(),
        drawSelection(),
        highlightActiveLine(),
        indentOnInput(),
        bracketMatching(),
        javascript({ typescript: true }),
        syntaxHighlighting(highlighting),
        editorTheme,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ spellcheck: 'false', ...attributes }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) oninput(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    show(next) {
      const { doc } = view.state;
      if (doc.toString() !== next)
        view.dispatch({ changes: { from: 0, to: doc.length, insert: next } });
    },
    undo: () => void undo(view),
    redo: () => void redo(view),
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}
