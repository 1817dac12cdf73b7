import type { GridEditor } from './grid-editor.svelte.ts';
import { sizeOf } from './grid.ts';
import { moved } from './moves.ts';

const WHILE_TYPING = ['Enter', 'Tab', 'Escape'];
const ARROWS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'];

/** What a key pressed in the grid does; false when it is left to the browser and the page. */
export function handleKey(editor: GridEditor, event: KeyboardEvent): boolean {
  if (event.isComposing || event.altKey) return false;
  const command = event.ctrlKey || event.metaKey;
  if (command && event.key === 'Enter') {
    // The page checks the answers, with what was typed in them.
    editor.stopTyping();
    return false;
  }
  return editor.typing
    ? handleTyping(editor, event, command)
    : handleMoving(editor, event, command);
}

function handleTyping(editor: GridEditor, event: KeyboardEvent, command: boolean): boolean {
  const leaves =
    WHILE_TYPING.includes(event.key) || (editor.typing === 'over' && ARROWS.includes(event.key));
  if (!leaves || command) return false;
  if (event.key === 'Escape') editor.cancelTyping();
  else {
    editor.stopTyping();
    return move(editor, event);
  }
  return true;
}

function handleMoving(editor: GridEditor, event: KeyboardEvent, command: boolean): boolean {
  if (command && handleCommand(editor, event)) return true;
  if (event.key === 'F2') editor.startTyping('inside');
  else if (event.key === 'Delete' || event.key === 'Backspace') editor.clear();
  else if (!command && event.key.length === 1 && event.key !== ' ')
    editor.startTyping('over', event.key);
  else return move(editor, event);
  return true;
}

function handleCommand(editor: GridEditor, event: KeyboardEvent): boolean {
  const key = event.key.toLowerCase();
  if (key === 'z' && !event.shiftKey) editor.undo();
  else if (key === 'y' || key === 'z') editor.redo();
  else if (key === 'd') editor.fillDown();
  else if (key === 'a') editor.selectAll();
  else return false;
  return true;
}

function move(editor: GridEditor, event: KeyboardEvent): boolean {
  const isStep = event.key === 'Tab' || event.key === 'Enter';
  const to = moved(editor.cursor, event.key, sizeOf(editor.grid), {
    far: event.ctrlKey || event.metaKey,
    back: event.shiftKey,
  });
  if (!to) return false;
  editor.moveTo(to, event.shiftKey && !isStep);
  return true;
}
