import { autocompletion, closeBrackets, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { markdown } from '@codemirror/lang-markdown';
import { yaml, yamlFrontmatter } from '@codemirror/lang-yaml';
import { bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { EditorState, Prec, type Text } from '@codemirror/state';
import {
  EditorView,
  drawSelection,
  highlightActiveLine,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import type { AuthorWords } from '#core/contract/author.ts';
import type { PackIssue } from '#core/contract/pages.ts';
import { editorTheme, highlighting } from '../../exercise/code/editor-theme.ts';
import { authorTheme } from './author-theme.ts';
import { completeWith } from './complete.ts';

export interface AuthorEditorOptions {
  parent: HTMLElement;
  words: AuthorWords;
  label: string;
  oninput(text: string): void;
  /** Saves at once. */
  onsave(): void;
  /** Called when the next Tab will leave. */
  onrelease(): void;
}

export interface AuthorEditor {
  /** Another file, with a history of its own. */
  open(path: string, text: string): void;
  /** Another text of the same file; one step to undo. */
  replace(text: string): void;
  /** Marks what is wrong in the file. */
  mark(issues: readonly PackIssue[]): void;
  goTo(line: number, column: number): void;
  destroy(): void;
}

/** How long Tab leaves the editor after Escape, unless another key comes first. Units: ms. */
const RELEASED_MS = 60_000;

/** An editor for the texts of a pack: YAML, and Markdown under YAML. Tab indents; after Escape it leaves. */
export function createAuthorEditor(options: AuthorEditorOptions): AuthorEditor {
  const { parent, words, label, oninput, onsave, onrelease } = options;
  const keys = keymap.of([
    {
      key: 'Mod-s',
      run() {
        onsave();
        return true;
      },
    },
  ]);
  const release = keymap.of([
    {
      key: 'Escape',
      run(editor) {
        editor.setTabFocusMode(RELEASED_MS);
        onrelease();
        // A list of completions that is open closes, too.
        return false;
      },
    },
  ]);

  function stateOf(path: string, text: string): EditorState {
    const isManifest = path.endsWith('.yaml');
    return EditorState.create({
      doc: text,
      extensions: [
        Prec.highest([keys, release]),
        keymap.of([...completionKeymap, ...lintKeymap]),
        keymap.of([indentWithTab, ...historyKeymap, ...defaultKeymap]),
        history(),
        lineNumbers(),
        lintGutter(),
        drawSelection(),
        highlightActiveLine(),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        isManifest ? yaml() : yamlFrontmatter({ content: markdown() }),
        autocompletion({ override: [completeWith(words, path)], icons: false }),
        syntaxHighlighting(highlighting),
        editorTheme,
        authorTheme,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ spellcheck: 'false', 'aria-label': `${label} ${path}` }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) oninput(update.state.doc.toString());
        }),
      ],
    });
  }

  const view = new EditorView({ parent });
  return {
    open: (path, text) => view.setState(stateOf(path, text)),
    replace(text) {
      const { doc } = view.state;
      if (doc.toString() !== text)
        view.dispatch({ changes: { from: 0, to: doc.length, insert: text } });
    },
    mark: (issues) =>
      view.dispatch(
        setDiagnostics(
          view.state,
          issues.map((issue) => diagnosticOf(view.state.doc, issue)),
        ),
      ),
    goTo(line, column) {
      const anchor = positionOf(view.state.doc, line, column);
      view.dispatch({
        selection: { anchor },
        effects: EditorView.scrollIntoView(anchor, { y: 'center' }),
      });
      view.focus();
    },
    destroy: () => view.destroy(),
  };
}

/** From the place of an issue to the end of the word there, or of the line. */
function diagnosticOf(doc: Text, { line, column, message }: PackIssue): Diagnostic {
  const from = positionOf(doc, line, column);
  const end = doc.lineAt(from).to;
  const word = /^[\w.-]+/.exec(doc.sliceString(from, end))?.[0].length ?? 0;
  return { from, to: word > 0 ? from + word : end, severity: 'error', message };
}

function positionOf(doc: Text, line: number, column: number): number {
  const { from, to } = doc.line(Math.min(Math.max(line, 1), doc.lines));
  return Math.min(from + Math.max(column, 1) - 1, to);
}
