import type { StatusRow } from '@hieuhoc/indicator-maths';
import { toBase64 } from '@hieuhoc/transparency-log';
import { FileRoot } from '../file-root';
import { FORMAT, type Asked, type DossierLine } from '../lines';
import { lineText } from '../parse-line';
import { EventLines } from './event-lines';
import type { Gathered } from './gather';
import { headLines } from './head-lines';
import type { HeadsSource, LogSource, PlacedEvent } from './source';

interface OfLog {
  readonly log: LogSource;
  /** Sizes of older checkpoints that the reader holds. */
  readonly held: readonly number[];
}

export interface RowsDossier extends OfLog, Gathered {
  readonly asked: Asked & { readonly kind: 'rows' };
  readonly heads: HeadsSource;
  /** The StreamHeadsSealed, and the size that it is of. */
  readonly seal: PlacedEvent;
  readonly sealSize: number;
  readonly rows: readonly StatusRow[];
}

/** The lines of a dossier of rows, without line feeds. */
export function* rowsDossierLines(dossier: RowsDossier): Iterable<string> {
  yield* ended(rowsLines(dossier));
}

function* rowsLines({ log, held, asked, heads, needed, events, seal, sealSize, rows }: RowsDossier): Iterable<DossierLine> {
  yield* opening(log, asked, sealSize);
  yield* headLines(heads, needed.ranges);
  const walk = new EventLines(log, [...held, sealSize]);
  for (const event of events) yield* walk.next(event);
  yield* walk.next(seal);
  yield* walk.rest();
  for (const row of rows) yield { line: 'row', row };
}

export interface LogDossier extends OfLog {
  /** Of the newest StreamHeadsSealed; where there is none, the log's size. */
  readonly sealSize: number;
  /** All, in the order of the log. */
  readonly events: AsyncIterable<PlacedEvent>;
}

/** The lines of a dossier of the whole log, in memory of one event. */
export async function* logDossierLines({ log, sealSize, events }: LogDossier): AsyncIterable<string> {
  const file = new Ended();
  for (const line of opening(log, { kind: 'log' }, sealSize)) yield file.text(line);
  const walk = new EventLines(log, []);
  for await (const event of events) for (const line of walk.next(event)) yield file.text(line);
  yield file.end();
}

function* opening({ origin, size, note, tokens }: LogSource, asked: Asked, asOf: number): Iterable<DossierLine> {
  yield { line: 'header', format: FORMAT, origin, size, asOf, asked };
  yield { line: 'checkpoint', note };
  for (const token of tokens) yield { line: 'token', token: toBase64(token) };
}

class Ended {
  private readonly file = new FileRoot();

  text(line: DossierLine): string {
    const text = lineText(line);
    this.file.add(text);
    return text;
  }

  end(): string {
    return lineText({ line: 'end', lines: this.file.lines, root: this.file.root });
  }
}

/** Also for whoever changes a dossier on purpose, and wants the change not to show in its last line. */
export function* ended(lines: Iterable<DossierLine>): Iterable<string> {
  const file = new Ended();
  for (const line of lines) yield file.text(line);
  yield file.end();
}
