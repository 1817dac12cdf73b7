import { tick } from 'svelte';
import { formatBlock, parseBlock } from './clipboard.ts';
import type { GridEditor } from './grid-editor.svelte.ts';
import { handleKey } from './grid-keys.ts';
import type { Place } from './grid.ts';

/** What keys, the clipboard and the pointer do in a table whose cells an editor holds. */
export class GridHands {
  readonly #editor: GridEditor;
  readonly #table: () => HTMLTableElement | undefined;
  #leavesWithTab = false;

  /** The table has one row and one column of titles before its cells. */
  constructor(editor: GridEditor, table: () => HTMLTableElement | undefined) {
    this.#editor = editor;
    this.#table = table;
  }

  /** For the table itself. */
  get handlers() {
    const { keydown, copy, paste } = this;
    return { onkeydown: keydown, oncopy: copy, oncut: copy, onpaste: paste };
  }

  async focusCursor(): Promise<void> {
    await tick();
    const { row, column } = this.#editor.cursor;
    this.#table()?.rows[row + 1]?.cells[column + 1]?.focus();
  }

  /** Escape, then Tab leaves the table. */
  readonly keydown = (event: KeyboardEvent): void => {
    const editor = this.#editor;
    const isLeaving = event.key === 'Tab' && this.#leavesWithTab;
    this.#leavesWithTab = event.key === 'Escape' && !editor.typing;
    const wasTyping = editor.typing !== undefined;
    if (isLeaving) return;
    const isHandled = handleKey(editor, event);
    if (isHandled) event.preventDefault();
    // Whoever checks from within a cell stays on it.
    const isStaying = isHandled || (wasTyping && event.key === 'Enter');
    if (isStaying && !editor.typing) void this.focusCursor();
  };

  /** Copies the selected block, and clears it when it is cut. */
  readonly copy = (event: ClipboardEvent): void => {
    if (this.#editor.typing) return;
    event.preventDefault();
    event.clipboardData?.setData('text/plain', formatBlock(this.#editor.copy()));
    if (event.type === 'cut') this.#editor.clear();
  };

  readonly paste = (event: ClipboardEvent): void => {
    if (this.#editor.typing) return;
    event.preventDefault();
    this.#editor.paste(parseBlock(event.clipboardData?.getData('text/plain') ?? ''));
    void this.focusCursor();
  };

  press(event: PointerEvent, place: Place): void {
    const { typing, cursor } = this.#editor;
    if (typing && place.row === cursor.row && place.column === cursor.column) return;
    this.#editor.moveTo(place, event.shiftKey);
    void this.focusCursor();
  }
}
