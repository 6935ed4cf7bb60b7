import type { StatusRow } from '@hieuhoc/indicator-maths';
import type { VNode } from 'preact';
import { stateWords } from '../../platform/text/terms';

type State = NonNullable<StatusRow['state']>;

/** Beside the word, so that no one has to tell colours apart. */
export const SIGNS: Readonly<Record<State, string>> = {
  achieved: '✓',
  'achieved-late': '✓',
  'on-track': '→',
  'at-risk': '!',
  'off-track': '!',
  missed: '✕',
  'no-data': '–',
  'awaiting-data': '…',
  undetermined: '?',
  'not-started': '·',
  'not-applicable': '–',
};

/** Attainment: fill, sign and word. Verification never looks like this. */
export function StateTag({ row }: { row: Pick<StatusRow, 'state' | 'againstPlan'> }): VNode {
  const words = capital(stateWords(row));
  if (row.state === null && row.againstPlan === null) return <span class="hh-muted">{words}</span>;
  if (row.state === null)
    return (
      <span class={`hh-against hh-against--${row.againstPlan === 'met' ? 'met' : 'below'}`}>
        <span aria-hidden="true">{row.againstPlan === 'met' ? '✓' : '!'}</span> {words}
      </span>
    );
  return (
    <span class={`hh-state hh-state--${row.state}`}>
      <span aria-hidden="true">{SIGNS[row.state]}</span>
      {words}
    </span>
  );
}

export const capital = (words: string): string => words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);
