/** One line in the map of keys. */
export interface KeyUse {
  keys: string[][];
  does: string;
}

export interface KeyGroup {
  title: string;
  uses: KeyUse[];
}

/** Every key the window listens to, by where it works. */
export const KEY_GROUPS: KeyGroup[] = [
  {
    title: 'Everywhere',
    uses: [
      { keys: [['?']], does: 'Show this map' },
      {
        keys: [
          ['Ctrl', 'K'],
          ['⌘', 'K'],
        ],
        does: 'Search, or go somewhere',
      },
      {
        keys: [
          ['Ctrl', 'Z'],
          ['⌘', 'Z'],
        ],
        does: 'Take the last change back, outside of a text',
      },
      { keys: [['Alt', '←']], does: 'Go back' },
      { keys: [['Tab']], does: 'Go to the next field or button' },
      { keys: [['Esc']], does: 'Close what floats' },
    ],
  },
  {
    title: 'Exercise',
    uses: [
      {
        keys: [
          ['Ctrl', 'Enter'],
          ['⌘', 'Enter'],
        ],
        does: 'Check the answers',
      },
      { keys: [['←'], ['→']], does: 'Go from number to number of a text that Tab has reached' },
      { keys: [['Enter']], does: 'Show where the number comes from' },
    ],
  },
  {
    title: 'Concept map',
    uses: [
      { keys: [['←'], ['→']], does: 'Go along a row of topics' },
      { keys: [['↑'], ['↓']], does: 'Go to a topic that comes before, or to one it leads to' },
    ],
  },
  {
    title: 'Matrix',
    uses: [
      { keys: [['←'], ['↑'], ['↓'], ['→']], does: 'Move; with Shift, select a block' },
      { keys: [['Tab'], ['Enter']], does: 'Go right, go down' },
      { keys: [['F2']], does: 'Edit the cell; typing replaces it' },
      { keys: [['Delete']], does: 'Clear the selected cells' },
      {
        keys: [
          ['Ctrl', 'C'],
          ['Ctrl', 'V'],
        ],
        does: 'Copy and paste a block',
      },
      { keys: [['Ctrl', 'D']], does: 'Fill down' },
      {
        keys: [
          ['Ctrl', 'Z'],
          ['Ctrl', 'Y'],
        ],
        does: 'Undo and redo',
      },
      { keys: [['Esc'], ['Tab']], does: 'Press one after the other to leave the matrix' },
    ],
  },
  {
    title: 'Order',
    uses: [
      { keys: [['Enter']], does: 'Move a step between the two lists' },
      {
        keys: [
          ['Alt', '↑'],
          ['Alt', '↓'],
        ],
        does: 'Move a step up or down',
      },
    ],
  },
  {
    title: 'Code',
    uses: [
      { keys: [['Tab']], does: 'Indent; with Shift, indent less' },
      {
        keys: [
          ['Ctrl', 'Z'],
          ['Ctrl', 'Y'],
        ],
        does: 'Undo and redo',
      },
      { keys: [['Esc'], ['Tab']], does: 'Press one after the other to leave the editor' },
    ],
  },
  {
    title: 'Author',
    uses: [
      {
        keys: [
          ['Ctrl', 'S'],
          ['⌘', 'S'],
        ],
        does: 'Save the text at once',
      },
      { keys: [['Ctrl', 'Space']], does: 'Complete a field or a function' },
      { keys: [['F8']], does: 'Go to the next error' },
    ],
  },
  {
    title: 'Picture',
    uses: [
      { keys: [['['], [']']], does: 'Step the window back and forth' },
      { keys: [['←'], ['↑'], ['↓'], ['→']], does: 'Move the cell cursor' },
      { keys: [['PageUp'], ['PageDown']], does: 'Go through the channels' },
      { keys: [['Home'], ['End']], does: 'Go to the first and the last cell' },
      { keys: [['x'], ['w'], ['b'], ['y']], does: 'Go to the block with that letter' },
      { keys: [[','], ['.']], does: 'Go to the block before, to the one after' },
      {
        keys: [
          ['Shift', '←'],
          ['Shift', '↑'],
        ],
        does: 'Turn what is drawn in space, also with the other arrows',
      },
      { keys: [['+'], ['−']], does: 'Show it larger, smaller' },
      { keys: [['0']], does: 'Show it as at first' },
      { keys: [['Enter']], does: 'Put the cell into an answer that asks for one' },
      { keys: [['Esc']], does: 'Pick no cell' },
    ],
  },
  {
    title: 'Cells to pick',
    uses: [
      { keys: [['←'], ['↑'], ['↓'], ['→']], does: 'Move' },
      { keys: [['Space'], ['Enter']], does: 'Pick the cell, or no longer' },
    ],
  },
  {
    title: 'Labs',
    uses: [
      { keys: [['['], [']']], does: 'Go to the state before, to the one after' },
      { keys: [['←'], ['→']], does: 'Move along a curve' },
      { keys: [['PageUp'], ['PageDown']], does: 'Move along a curve by twenty steps' },
      { keys: [['Home'], ['End']], does: 'Go to the beginning and the end of a curve' },
      {
        keys: [['←'], ['↑'], ['↓'], ['→']],
        does: 'Move the cursor of a picture or of a grid to paint',
      },
      { keys: [['Enter']], does: 'Show how a weight was changed' },
      { keys: [['Space'], ['Enter']], does: 'Paint the cell under the cursor, or no longer' },
    ],
  },
  {
    title: 'Search',
    uses: [
      { keys: [['↑'], ['↓']], does: 'Go through what was found' },
      { keys: [['Enter']], does: 'Open it' },
    ],
  },
];

/** True where a character typed is text, not a command. */
export function isTypingPlace(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('[role="grid"]')) return true;
  if (target instanceof HTMLInputElement)
    return !['radio', 'checkbox', 'range'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
