import type { VNode } from 'preact';

/** Enter in a box presses the first button of a form, whatever that does: so the first one is out of sight and does what is meant. */
export const PressedFirst = ({ value, words }: { value: string; words: string }): VNode => (
  <button class="hh-pressed-first" name="viec" value={value} tabIndex={-1} aria-hidden="true">
    {words}
  </button>
);
