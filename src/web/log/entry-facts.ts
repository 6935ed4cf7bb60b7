import { spokenPeriod } from '../../platform/text/periods';
import { dayOfInstant } from '../time/instants';
import { partsOfStream, type Entry } from './entry';
import { textIn } from './json';

const DAYS = ['effectiveOn', 'recognisedOn', 'renewedOn', 'revokedOn', 'on'] as const;

/** The day from which it holds, where that is another than the day it was recorded. */
export function dayOfEffect({ type, data, recordedAt }: Pick<Entry, 'type' | 'data' | 'recordedAt'>): string | null {
  if (type === 'ReportPublished') return null;
  const named = DAYS.map((name) => textIn(data, name)).find((day) => day !== '');
  return named === undefined || named === dayOfInstant(recordedAt) ? null : named;
}

export interface FigureNamed {
  readonly indicator: string;
  readonly area: string;
  readonly period: string;
}

/** The figure whose life an event belongs to. */
export function figureNamed(entry: Pick<Entry, 'stream'>): FigureNamed | null {
  if (!entry.stream.startsWith('figure-')) return null;
  const [indicator = '', area = '', period = ''] = partsOfStream(entry);
  return { indicator, area, period };
}

export const figurePath = ({ indicator, area, period }: FigureNamed): string => `/so-lieu/${indicator}/${area}/${period}`;
export const figureTitle = ({ period }: FigureNamed, indicator: string, area: string): string =>
  `${indicator}, ${area}, ${spokenPeriod(period)}`;
