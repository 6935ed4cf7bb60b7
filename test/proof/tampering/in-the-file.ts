import type { DossierLine, EventLine, HeadLine } from '@hieuhoc/dossier';
import { entryOfText, headLeaf, leafHexOf, streamKey, toHex } from '@hieuhoc/transparency-log';
import type { Dice } from '../../oracle/dice';
import { reEnded, type Handed, type Honest } from './tampered';

/** What somebody does who has the file and everything but the log's key: he repairs all that he can repair. */
export type InTheFile = (honest: Honest, dice: Dice) => Handed;

export const isEvent = (line: DossierLine): line is EventLine => line.line === 'event';
const isHead = (line: DossierLine): line is HeadLine => line.line === 'head';

const figures = (lines: readonly DossierLine[]): EventLine[] =>
  lines.filter(isEvent).filter(({ stream }) => stream.startsWith('figure-i:'));

const releafed = (line: EventLine): EventLine => ({ ...line, leaf: leafHexOf(entryOfText(line, line.previous)) });

const replaced = (lines: readonly DossierLine[], old: DossierLine, ...by: readonly DossierLine[]): DossierLine[] =>
  lines.flatMap((line) => (line === old ? by : [line]));

/** Leaves and links of the streams made anew from here on, and their heads too. */
function mended(lines: readonly DossierLine[]): DossierLine[] {
  const ends = new Map<string, EventLine>();
  const events = lines.map((line) => {
    if (!isEvent(line) || line.stream === 'seal') return line;
    const end = ends.get(line.stream);
    const linked = releafed({ ...line, previous: end?.leaf ?? null });
    ends.set(line.stream, linked);
    return linked;
  });
  return events.map((line) => {
    const end = isHead(line) ? ends.get(line.stream) : undefined;
    return isHead(line) && end !== undefined ? { ...line, revision: end.revision, leaf: end.leaf } : line;
  });
}

const edited = (event: EventLine): EventLine => ({ ...event, data: event.data.replace('"denominator":"', '"denominator":"1') });
const corrections = (lines: readonly DossierLine[]): EventLine[] => figures(lines).filter(({ type }) => type === 'FigureCorrected');
const reports = (lines: readonly DossierLine[]): EventLine[] => figures(lines).filter(({ type }) => type === 'FigureReported');

export const IN_THE_FILE: Readonly<Record<string, InTheFile>> = {
  edit: ({ parsed }, dice) => {
    const event = dice.one([...reports(parsed), ...corrections(parsed)]);
    const lines = replaced(parsed, event, edited(event));
    return { lines: reEnded(dice.chance(50) ? lines : mended(lines)) };
  },
  delete: ({ parsed }, dice) => {
    const event = dice.one(figures(parsed));
    return { lines: reEnded(replaced(parsed, event, { line: 'events-skipped', count: 1, hashes: [event.leaf] })) };
  },
  insert: ({ parsed }, dice) => {
    const event = dice.one(figures(parsed));
    const second = { ...event, id: `${event.id}1`, revision: event.revision + 1, previous: event.leaf };
    const at = parsed.indexOf(event) + 1;
    const rest = parsed.slice(at).map((line) => (isEvent(line) ? { ...line, index: line.index + 1 } : line));
    return { lines: reEnded(mended([...parsed.slice(0, at), second, ...rest])) };
  },
  reorder: ({ parsed }, dice) => {
    const [one, other] = dice.chance(50) ? twoOf(figures(parsed), dice) : twoOf(parsed.filter(isEvent), dice);
    const swapped = parsed.map((line) =>
      line === one ? { ...other, index: one.index } : line === other ? { ...one, index: other.index } : line,
    );
    return { lines: reEnded(dice.chance(50) ? swapped : mended(swapped)) };
  },
  duplicate: ({ parsed }, dice) => {
    const event = dice.one(figures(parsed));
    return { lines: reEnded(replaced(parsed, event, event, { ...event, index: event.index + 1 })) };
  },
  'move to another stream': ({ parsed }, dice) => {
    const event = dice.one(figures(parsed));
    const moved = { ...event, stream: event.stream.replace(/x\d/, dice.one(['x4', 'x9'])) };
    return { lines: reEnded(mended(replaced(parsed, event, moved))) };
  },
  'cut the tail': ({ parsed }, dice) => {
    const all = figures(parsed);
    const isLast = ({ stream, revision }: EventLine): boolean => !all.some((one) => one.stream === stream && one.revision > revision);
    const last = dice.one(all.filter((one) => one.revision > 0 && isLast(one)));
    const before = all.find(({ stream, revision }) => stream === last.stream && revision === last.revision - 1) ?? last;
    const cut = replaced(parsed, last, { line: 'events-skipped', count: 1, hashes: [last.leaf] });
    const lied = cut.map((line) =>
      isHead(line) && line.stream === last.stream ? { ...line, revision: before.revision, leaf: before.leaf } : line,
    );
    return { lines: reEnded(dice.chance(50) ? cut : lied) };
  },
  'back-date': ({ parsed }, dice) => {
    const event = dice.one(figures(parsed));
    const dated = { ...event, recordedAt: event.recordedAt.replace('2016', '2015') };
    const lines = replaced(parsed, event, dated);
    return { lines: reEnded(dice.chance(50) ? lines : mended(lines)) };
  },
  'forge an absence': ({ parsed }, dice) => {
    const { stream } = dice.one(figures(parsed));
    const head = parsed.find((line) => isHead(line) && line.stream === stream);
    const forgets = dice.chance(50);
    const hidden: DossierLine[] = parsed.flatMap((line): DossierLine[] => {
      if (isEvent(line) && line.stream === stream) return [{ line: 'events-skipped', count: 1, hashes: [line.leaf] }];
      if (line === head && isHead(line)) return forgets ? [] : [{ line: 'heads-skipped', count: 1, hashes: [hashOf(line)] }];
      return [line];
    });
    return { lines: reEnded(hidden) };
  },
  'change a row': ({ parsed }, dice) => {
    const row = dice.one(parsed.filter((line) => line.line === 'row'));
    const risen = { ...row, row: { ...row.row, numerator: `1${row.row.numerator ?? ''}` } };
    return { lines: reEnded(replaced(parsed, row, ...dice.one([[risen], [row, row], []]))) };
  },
};

const hashOf = ({ stream, revision, leaf }: HeadLine): string =>
  toHex(headLeaf({ key: streamKey(stream), revision, leaf: Buffer.from(leaf, 'hex') }));

function twoOf(events: readonly EventLine[], dice: Dice): readonly [EventLine, EventLine] {
  const one = dice.one(events);
  return [one, dice.one(events.filter(({ index }) => index !== one.index))];
}
