import { canonicalJson } from '@hieuhoc/event-store';
import { Readable } from 'node:stream';
import type { EvidenceService } from '../../evidence';
import type { FiguresService } from '../../figures';
import type { IndicatorsService } from '../../indicators';
import type { Access } from '../../platform/access/access';
import type { Identity } from '../../platform/access/identity';
import type { Commands } from '../../platform/commands/commands';
import type { CommandContext } from '../../platform/commands/context';
import { derivedId } from '../../platform/derived-id';
import { importDecider } from '../import.decider';
import { sheetRefused, stillRunning } from '../import.errors';
import { importStream, type FiguresHead } from '../import.events';
import type { Progress, Written } from '../imports.service';
import { toRanges } from '../ranges';
import { CheckedRows, inParts, keyOf, keyOfRow, type Reporting } from './checked-rows';
import type { FileRow } from './file-rows';
import type { FiguresForm } from './figures-form';
import { countsOf, type FigureRow } from './outcomes';

export interface FiguresImported {
  readonly import: string;
  readonly outcomes: readonly FigureRow[];
  /** Where the log stands; null where nothing was ever written. */
  readonly written: Written | null;
}

interface RecordedRows {
  readonly items: readonly (Pick<FileRow, 'row' | 'indicator' | 'area' | 'period'> & {
    readonly outcome: 'recorded';
    readonly revision: number;
  })[];
  readonly isMore: boolean;
  /** The line up to which this is all. */
  readonly last: number;
}

interface Over {
  readonly commands: Commands;
  readonly figures: FiguresService;
  readonly indicators: Pick<IndicatorsService, 'required'>;
  readonly evidence: EvidenceService;
  readonly access: Access | undefined;
  readonly fingerprint: (parts: Iterable<string>) => string;
}

/** Files of figures: looked at whole, recorded whole or not at all, the file kept as what they rest on. */
export class FiguresImports {
  private readonly running = new Map<string, Progress>();

  constructor(private readonly over: Over) {}

  /** What `run` would answer, faults and all; nothing is recorded, nothing kept. */
  async rehearse(form: FiguresForm, context: CommandContext, identity: Identity | null): Promise<FiguresImported> {
    const { id, checked } = await this.checked(form, context, identity);
    return { import: id, outcomes: inOrder(checked), written: await this.whereLogStands() };
  }

  /** The same list is the same import, so is the same Idempotency-Key: a repeat writes only what is missing. Throws ImportRefused. */
  async run(form: FiguresForm, context: CommandContext, identity: Identity | null): Promise<FiguresImported> {
    const { id, hash, checked } = await this.checked(form, context, identity);
    const faulty = inOrder(checked).filter(({ outcome }) => outcome === 'refused');
    if (faulty.length > 0)
      throw sheetRefused(
        inOrder(checked),
        faulty.map(({ row }) => row),
      );
    const reporting = checked.groups.flat();
    const begun = await this.begun(id);
    if (reporting.length === 0 && begun === null) return { import: id, outcomes: inOrder(checked), written: await this.whereLogStands() };
    if (this.running.has(id)) throw stillRunning(id);
    this.running.set(id, { done: 0, rows: reporting.length });
    try {
      const plain = withoutKey(context);
      const file = begun?.file ?? (await this.kept(form, id, plain));
      const command = { kind: 'start', import: id, head: headOf(file, reporting), rows: reporting.length, hash } as const;
      await this.over.commands.run(importDecider, importStream(id), command, plain);
      for (const group of checked.groups) {
        await inParts(group, (one) => this.record(one, file, checked));
        this.running.set(id, { done: (this.running.get(id)?.done ?? 0) + group.length, rows: reporting.length });
      }
      const outcomes = inOrder(checked);
      const outcome = { ...countsOf(outcomes), refused: refusedIn(outcomes) };
      const written = await this.over.commands.run(importDecider, importStream(id), { kind: 'complete', import: id, outcome }, plain);
      return { import: id, outcomes, written };
    } finally {
      this.running.delete(id);
    }
  }

  progressOf(id: string): Progress | null {
    return this.running.get(id) ?? null;
  }

  /** What stands of its lines: those behind `after`, no more than so many. */
  async rowsOf(
    id: string,
    { figures }: FiguresHead,
    { after, limit }: { readonly after: number; readonly limit: number },
  ): Promise<RecordedRows> {
    const all = figures.flatMap(({ area, period, indicators, rows }) =>
      rows.flatMap((row, place) => {
        const indicator = indicators[place];
        return indicator === undefined || row <= after ? [] : [{ row, indicator, area, period }];
      }),
    );
    const some = all.toSorted((a, b) => a.row - b.row).slice(0, limit);
    const items = await inParts(some, async (one) => {
      const { answers } = await this.over.figures.now(one);
      const written = answers.get(keyOf(id, one.row));
      return written === undefined ? [] : [{ ...one, outcome: 'recorded' as const, revision: Number(written.last) }];
    });
    const isMore = some.length < all.length;
    return { items, isMore, last: isMore ? (some.at(-1)?.row ?? after) : Number.MAX_SAFE_INTEGER };
  }

  private async checked(form: FiguresForm, context: CommandContext, identity: Identity | null): Promise<Checked> {
    const hash = this.over.fingerprint(linesOf(form));
    const id = derivedId(`import:${context.idempotency?.keyHash ?? hash}`);
    const { rows, dataTo, acknowledge } = form;
    const batch = { import: id, hash, rows, dataTo, acknowledge, context, identity };
    return { id, hash, checked: await new CheckedRows(this.over, batch).look() };
  }

  private async begun(id: string): Promise<FiguresHead | null> {
    const { state } = await this.over.commands.current(importDecider, importStream(id));
    return state?.started.kind === 'figures' ? state.started : null;
  }

  /** The file itself: what the figures rest on. Throws EvidenceRefused. */
  private async kept({ file: { name, type, bytes }, rows }: FiguresForm, id: string, context: CommandContext): Promise<string> {
    const areas = new Set(rows.map(({ area }) => area));
    const [area] = areas;
    const about = areas.size === 1 && area !== undefined ? { area } : {};
    const added = { name, contentType: type, file: Readable.from([bytes]), ...about };
    return (await this.over.evidence.add(added, { ...context, correlationId: id })).facts.ref;
  }

  private async record({ row, said, context, was }: Reporting, file: string, checked: CheckedRows): Promise<readonly []> {
    const evidence = [...(said.evidence ?? []), file].slice(-MOST_FILES);
    try {
      const { revision, state } = await this.over.figures.report(keyOfRow(row), { ...said, evidence }, context);
      const value = state.revisions.at(-1)?.content.value;
      if (value === undefined) throw new RangeError('a figure that was just reported says nothing');
      const recorded = { ...keyOfRow(row), row: row.row, outcome: 'recorded' as const, value, was: was?.value ?? null };
      checked.outcomes.set(row.row, { ...recorded, revision: Number(revision) });
    } catch (error) {
      // Somebody was quicker since it was looked at: the others are recorded all the same, and this one is told.
      checked.refused(row, error);
    }
    return [];
  }

  private async whereLogStands(): Promise<Written | null> {
    const { position, logSize } = await this.over.commands.store.head();
    return position === null ? null : { position, logSize };
  }
}

/** A figure names no more. */
const MOST_FILES = 20;

interface Checked {
  readonly id: string;
  readonly hash: string;
  readonly checked: CheckedRows;
}

const inOrder = ({ outcomes }: CheckedRows): readonly FigureRow[] => [...outcomes.values()].toSorted((a, b) => a.row - b.row);

/** The stream of the import says itself what has been done; its key names the import. */
const withoutKey = ({ idempotency: _, expectedRevision: __, ...context }: CommandContext): CommandContext => context;

function* linesOf({ rows, dataTo }: FiguresForm): Iterable<string> {
  yield canonicalJson({ kind: 'figures', dataTo });
  for (const { row, indicator, area, period, boxes } of rows)
    yield canonicalJson([
      row,
      indicator,
      area,
      period,
      ...[...boxes].map(([box, cell]) => [box, typeof cell === 'string' ? cell : { ...cell }]),
    ]);
}

/** Which figures it says, by area and period: what a page and an auditor find it by. */
function headOf(file: string, reporting: readonly Reporting[]): FiguresHead {
  const sheets = Map.groupBy(reporting, ({ row }) => `${row.area} ${row.period}`);
  const figures = [...sheets.values()].flatMap((some) => {
    const [first] = some;
    if (first === undefined) return [];
    const { area, period } = first.row;
    return [{ area, period, indicators: some.map(({ row }) => row.indicator), rows: some.map(({ row }) => row.row) }];
  });
  const [one] = figures;
  return { kind: 'figures', file, figures, ...(one !== undefined && figures.every(({ area }) => area === one.area) && { area: one.area }) };
}

function refusedIn(outcomes: readonly FigureRow[]): Readonly<Record<string, string>> {
  const refused = outcomes.flatMap((one) => (one.outcome === 'refused' ? [one] : []));
  const byCode = Map.groupBy(refused, ({ code }) => code);
  return Object.fromEntries([...byCode].map(([code, some]) => [code, toRanges(some.map(({ row }) => row))]));
}
