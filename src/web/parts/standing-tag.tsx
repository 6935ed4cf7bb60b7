import type { VNode } from 'preact';
import type { RecognitionView } from '../../recognitions';
import { standingOf, standingWords } from '../known/recognised';

/** Whether a title is held on a day: neither attainment nor verification, and looks like neither. */
export const StandingTag = ({
  grant,
  on,
}: {
  grant: Pick<RecognitionView, 'recognisedOn' | 'validUntil' | 'revokedOn' | 'live'>;
  on: string;
}): VNode => <span class={`hh-standing hh-standing--${standingOf(grant, on)}`}>{standingWords(grant, on)}</span>;
