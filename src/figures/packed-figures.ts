import type { FigureFact, FigureValue } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import { breakdownOf } from './figure.queries';

interface PackedRow {
  readonly area: string;
  readonly facts: string | null;
}

/** No text that was reported holds them: a breakdown and a reason stand as JSON. */
export const FIELD = '\u001f';
export const FACT = '\u001e';
const LETTERS = { FigureReported: 'R', FigureCorrected: 'C', FigureVerified: 'V', FigureReturned: 'T', FigureWithdrawn: 'W' } as const;

const letters = Object.entries(LETTERS).map(([type, letter]) => `when '${type}' then '${letter}'`);
const fields = [
  'period',
  'log_size',
  `case type ${letters.join(' ')} end`,
  'data_to',
  'revision',
  'names',
  'value_kind',
  'numerator',
  'denominator',
  'breakdown',
  `case when reason is null then '' else json_quote(reason) end`,
];
/** Facts come in the order of the index by figure, which both statements below go through. What is null is empty. */
const PACKED = `group_concat(concat(${fields.join(`, '${FIELD}', `)}), '${FACT}')`;

const packedOfIndicator = (read: ReadModels, indicator: string): Promise<readonly PackedRow[]> =>
  read.all<PackedRow>(`select area, ${PACKED} as facts from figure_fact where indicator = ? group by area`, [indicator]);

const packedOfAreas = (read: ReadModels, indicator: string, areas: readonly string[]): Promise<readonly PackedRow[]> =>
  read.all<PackedRow>(
    `select value as area, (select ${PACKED} from figure_fact where indicator = ? and area = value) as facts from json_each(?)`,
    [indicator, JSON.stringify(areas)],
  );

/** Beyond this many areas one scan of the indicator costs less than a look-up for each. */
const MANY_AREAS = 3_000;

/**
 * All that was ever said of the figures of an indicator in each of these areas (and in some others), in order of period and revision, as
 * one text an area: a row a fact would cost five times as much to bring. An area without figures may be missing.
 */
export async function packedFigures(read: ReadModels, indicator: string, areas: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await (areas.length > MANY_AREAS ? packedOfIndicator(read, indicator) : packedOfAreas(read, indicator, areas));
  return new Map(rows.map(({ area, facts }) => [area, facts ?? '']));
}

/** What every fact begins with. */
export interface Heading {
  readonly period: string;
  readonly logSize: number;
  /** A first report stands by itself as long as nothing else was said of its figure but that it is right or not. */
  readonly kind: 'first' | 'verified' | 'returned' | 'other';
  readonly dataTo: string;
}

export function headingAt(packed: string, from: number): Heading {
  const size = packed.indexOf(FIELD, from) + 1;
  const letter = packed.indexOf(FIELD, size) + 1;
  const dataTo = letter + 2;
  const revision = packed.indexOf(FIELD, dataTo) + 1;
  return {
    period: packed.slice(from, size - 1),
    logSize: Number(packed.slice(size, letter - 1)),
    kind: kindOf(packed, letter, packed.indexOf(FIELD, revision) + 1),
    dataTo: packed.slice(dataTo, revision - 1),
  };
}

function kindOf(packed: string, letter: number, names: number): Heading['kind'] {
  const namesFirst = packed[names] === '0' && packed[names + 1] === FIELD;
  switch (packed.charAt(letter)) {
    case LETTERS.FigureReported:
      return 'first';
    case LETTERS.FigureVerified:
      return namesFirst ? 'verified' : 'other';
    case LETTERS.FigureReturned:
      return namesFirst ? 'returned' : 'other';
    default:
      return 'other';
  }
}

/** Numerator (or the number of a count) and denominator, where they are whole and have at most nine digits; null where not. */
export interface PlainNumbers {
  readonly num: number;
  readonly den: number | null;
  readonly breakdown: string;
}

export function plainNumbersIn(line: string): PlainNumbers | null {
  const [, , , , , , kind = '', numerator = '', denominator = '', breakdown = ''] = line.split(FIELD);
  if (kind === 'not-applicable' || !PLAIN.test(numerator) || (kind === 'count' ? denominator !== '' : !PLAIN.test(denominator)))
    return null;
  return { num: Number(numerator), den: kind === 'count' ? null : Number(denominator), breakdown };
}

const PLAIN = /^\d{1,9}$/;

export function factIn(line: string): FigureFact {
  const [, , type = '', dataTo = '', revision, names, kind = '', numerator = '', denominator = '', breakdown = '', reason = ''] =
    line.split(FIELD);
  switch (type) {
    case LETTERS.FigureVerified:
      return { type: 'verified', revision: Number(names) };
    case LETTERS.FigureReturned:
      return { type: 'returned', revision: Number(names) };
    case LETTERS.FigureWithdrawn:
      return { type: 'withdrawn' };
    default:
      return {
        type: type === LETTERS.FigureCorrected ? 'corrected' : 'reported',
        revision: Number(revision),
        value: valueOf(kind, numerator, denominator, reason),
        dataTo,
        breakdown: breakdown === '' ? null : breakdownOf(breakdown),
      };
  }
}

function valueOf(kind: string, numerator: string, denominator: string, reason: string): FigureValue {
  switch (kind) {
    case 'ratio':
      return { kind, numerator, denominator };
    case 'count':
      return { kind, value: numerator };
    case 'yes-no':
      return { kind, yes: numerator === '1' };
    default:
      return { kind: 'not-applicable', reason: reason === '' ? '' : String(JSON.parse(reason)) };
  }
}
