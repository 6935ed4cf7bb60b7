import type { Breakdown, FigureValue, Indicator } from '@hieuhoc/indicator-maths';

/** Names of the boxes of one figure: `f.<indicator>.<box>`. */
export const box = (indicator: string, name: string): string => `f.${indicator}.${name}`;

/** The parts of a breakdown, as forms ask for them. */
export const PARTS: Readonly<Record<string, readonly { readonly part: string; readonly words: string }[]>> = {
  sex: [
    { part: 'nam', words: 'Nam' },
    { part: 'nu', words: 'Nữ' },
  ],
};

export const BREAKDOWN_WORDS: Readonly<Record<string, string>> = { sex: 'Chia theo giới' };

/** Boxes whose text is the figure; `goc`, `cu` and `ly` are about it. */
const CONTENT = ['tu', 'mau', 'so', 'co', 'kad', 'kadly', 'gc', 'mc'] as const;
const ABOUT = ['goc', 'cu', 'ly'] as const;

/** What stands in the boxes of one figure. */
export type Typed = Readonly<Record<string, string>>;

export type Boxes = (name: string) => string;

const partBoxes = ({ breakdowns }: Pick<Indicator, 'breakdowns'>): readonly string[] =>
  breakdowns.flatMap((dimension) =>
    (PARTS[dimension] ?? []).flatMap(({ part }) => ['tu', 'mau', 'so'].map((one) => `${dimension}.${part}.${one}`)),
  );

/** Every box that a figure of this indicator may have. */
export const boxesOf = (indicator: Pick<Indicator, 'breakdowns'>): readonly string[] => [...CONTENT, ...partBoxes(indicator), ...ABOUT];

/** Of what came with a form or lies in a draft, by its full names. */
export function typedIn(indicator: Pick<Indicator, 'code' | 'breakdowns'>, text: Boxes): Typed {
  const filled = boxesOf(indicator).map((name) => [name, tidy(text(box(indicator.code, name)))] as const);
  return Object.fromEntries(filled.filter(([, value]) => value !== ''));
}

/** Browsers send lines as they like. */
const tidy = (text: string): string => text.replace(/\r\n?/g, '\n').trim().normalize('NFC');

/** One line that differs exactly where the figure would. */
export const compact = (typed: Typed): string =>
  Object.entries(typed)
    .filter(([name, value]) => value !== '' && !(ABOUT as readonly string[]).includes(name))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('|');

/** Nothing was changed of what the form had put there, nor a reason given to say it again. */
export const isUntouched = (typed: Typed): boolean => compact(typed) === (typed['cu'] ?? '') && typed['ly'] === undefined;

/** A figure as it stands, as far as boxes say it. */
export interface StandingFigure {
  readonly revision: number;
  /** Null: withdrawn. */
  readonly value: FigureValue | null;
  readonly breakdown: Breakdown | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** What stands, as the boxes would say it, and what a change of it builds on. */
export function typedOf(standing: StandingFigure | null): Typed {
  if (standing === null) return {};
  const content = { ...valueTyped(standing.value), ...partsTyped(standing), ...detailTyped(standing) };
  return { ...content, goc: String(standing.revision), cu: compact(content) };
}

/** As an office writes it, and so that it is read as nothing else: `1,234` might be a thousand. */
export function written(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.');
  return fraction === undefined ? whole : `${whole},${fraction.length === 3 ? `${fraction}0` : fraction}`;
}

function valueTyped(value: FigureValue | null): Typed {
  switch (value?.kind) {
    case undefined:
      return {};
    case 'ratio':
      return { tu: value.numerator, mau: value.denominator };
    case 'count':
      return { so: written(value.value) };
    case 'yes-no':
      return { co: value.yes ? 'co' : 'khong' };
    case 'not-applicable':
      return { kad: '1', kadly: value.reason };
  }
}

function partsTyped({ breakdown, value }: StandingFigure): Typed {
  const typed: Record<string, string> = {};
  for (const [dimension, parts] of Object.entries(breakdown ?? {}))
    for (const [part, { numerator, denominator }] of Object.entries(parts)) {
      typed[`${dimension}.${part}.${value?.kind === 'count' ? 'so' : 'tu'}`] = written(numerator);
      if (denominator !== null) typed[`${dimension}.${part}.mau`] = denominator;
    }
  return typed;
}

function detailTyped({ detail }: StandingFigure): Typed {
  const { note, evidence } = detail;
  return {
    ...(typeof note === 'string' && { gc: note }),
    ...(Array.isArray(evidence) && evidence.length > 0 && { mc: evidence.map(String).join(' ') }),
  };
}

/** Where one begins to fill it in. */
export const firstBox = ({ code, measure }: { readonly code: string; readonly measure: 'ratio' | 'count' | 'yes-no' }): string =>
  box(code, { ratio: 'tu', count: 'so', 'yes-no': 'co' }[measure]);
