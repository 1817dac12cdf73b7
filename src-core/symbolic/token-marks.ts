/** Signs of formulas: every way to write one, as a character or as a LaTeX command, and the one it stands for. */

/** Characters and their sign; those without `:` stand for themselves. */
const SIGNS =
  '+ - * / ^ _ ( ) [ ] { } , | ⌊ ⌋ ⌈ ⌉ ⟨ ⟩ √ ‖ ᵀ ⊤ ⊙ ⊗ = < > ≤ ≥ ≠ .. // ' +
  '−:- –:- —:- ·:* ×:* ∙:* ⋅:* ∗:* ÷:/ ∕:/ ⁄:/ ˆ:^ **:^ ∣:| %:mod ∥:‖ ||:‖ ∘:⊙ ...:.. …:.. ==:= <=:≤ >=:≥ !=:≠';

/** Commands without their backslash; after `:` the sign that each of them stands for. */
const COMMANDS =
  '%:mod pmod:mod frac:frac dfrac:frac tfrac:frac cdot:* times:* ast:* div:/ slash:/ bmod:mod mod:mod ' +
  'lvert:| rvert:| vert:| mid:| lVert:‖ rVert:‖ Vert:‖ |:‖ sqrt:√ lfloor:⌊ rfloor:⌋ lceil:⌈ rceil:⌉ ' +
  'langle:⟨ rangle:⟩ {:( }:) odot:⊙ circ:⊙ otimes:⊗ top:⊤ intercal:⊤ le:≤ leq:≤ ge:≥ geq:≥ lt:< gt:> ' +
  'ne:≠ neq:≠ ldots:.. dots:.. cdots:..';

/** A sign by the character or characters that were typed. */
export const markOf: ReadonlyMap<string, string> = tableOf(SIGNS);

/** A sign by the LaTeX command that was typed. */
export const commandMarkOf: ReadonlyMap<string, string> = tableOf(COMMANDS);

function tableOf(pairs: string): Map<string, string> {
  return new Map(
    pairs.split(' ').map((pair) => {
      const [from = '', to = from] = pair.split(':');
      return [from, to];
    }),
  );
}
