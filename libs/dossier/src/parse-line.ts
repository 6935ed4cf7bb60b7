import { canonical, isCanonical } from './canonical';
import { isHex } from './hex';
import { FORMAT, type DossierLine } from './lines';
import { refused } from './refused';

/** An event has at most 1 MiB of texts; escaped they grow, at most sixfold. */
export const MOST_CHARACTERS = 8 * 2 ** 20;

type Is = (value: unknown) => boolean;

const isText: Is = (value) => typeof value === 'string' && value.isWellFormed();
const isName: Is = (value) => isText(value) && value !== '';
const isCount: Is = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const isInstant: Is = (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(value);
const isDay: Is = (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
const isHexes: Is = (value) => Array.isArray(value) && value.length <= 128 && value.every(isHex);
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isNull: Is = (value) => value === null;
const or =
  (...some: readonly Is[]): Is =>
  (value) =>
    some.some((is) => is(value));
const one =
  (...words: readonly string[]): Is =>
  (value) =>
    typeof value === 'string' && words.includes(value);
const having =
  (members: Readonly<Record<string, Is>>): Is =>
  (value) =>
    isObject(value) &&
    Object.keys(value).length === Object.keys(members).length &&
    Object.entries(members).every(([name, is]) => Object.hasOwn(value, name) && is(value[name]));

const isAsked = or(
  having({ kind: one('log') }),
  having({
    kind: one('rows'),
    plan: or(isName, isNull),
    indicator: or(isName, isNull),
    area: or(isName, isNull),
    period: or(isName, isNull),
    on: isDay,
    basis: one('reported', 'verified'),
  }),
);

/** The members of each line type beside `line`; none is left out, none is added. */
const MEMBERS: Readonly<Record<DossierLine['line'], Readonly<Record<string, Is>>>> = {
  header: { format: one(FORMAT), origin: isName, size: isCount, asOf: isCount, asked: isAsked },
  checkpoint: { note: isText },
  token: { token: isName },
  head: { stream: isName, revision: isCount, leaf: isHex },
  'heads-skipped': { count: isCount, hashes: isHexes },
  event: {
    index: isCount,
    id: isName,
    type: isName,
    stream: isName,
    revision: isCount,
    recordedAt: isInstant,
    data: isText,
    metadata: isText,
    leaf: isHex,
    previous: or(isHex, isNull),
  },
  'events-skipped': { count: isCount, hashes: isHexes },
  row: { row: isObject },
  end: { lines: isCount, root: isHex },
};

const SHAPES = new Map(Object.entries(MEMBERS).map(([line, members]) => [line, having({ line: one(line), ...members })]));

/** Throws DossierRefused. A line has one way of being written, so that nothing in it can be read in two. */
export function parseLine(text: string, number: number): DossierLine {
  if (text.length > MOST_CHARACTERS) throw refused('line-too-long', number);
  const parsed = parsedJson(text);
  if (!isObject(parsed)) throw refused(number === 1 ? 'not-a-dossier' : 'malformed-line', number);
  const { line } = parsed;
  const isOne = typeof line === 'string' ? SHAPES.get(line) : undefined;
  if (number === 1) {
    if (line !== 'header') throw refused('not-a-dossier', number);
    if (parsed['format'] !== FORMAT) throw refused('other-format', number);
  }
  if (isOne === undefined) throw refused('unknown-line', number, shown(line));
  if (!isOne(parsed)) throw refused('malformed-line', number, shown(line));
  if (!isCanonical(parsed, text)) throw refused('malformed-line', number, 'JSON');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- bytes of a file become types here, after the shapes above
  return parsed as unknown as DossierLine;
}

export const lineText = (line: DossierLine): string => canonical(line);

const shown = (word: unknown): string => (typeof word === 'string' ? word.slice(0, 40) : typeof word);

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
