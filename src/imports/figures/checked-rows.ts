import { hashOf } from '@hieuhoc/decider';
import { DomainError } from '@hieuhoc/event-store';
import { parsePeriod, type EntryCheckCode, type FigureValue } from '@hieuhoc/indicator-maths';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { FigureDto, figureStream, type FiguresService, type FigureState, type Reportable } from '../../figures';
import type { IndicatorDefinition, IndicatorsService } from '../../indicators';
import type { Access } from '../../platform/access/access';
import type { Identity } from '../../platform/access/identity';
import type { CommandContext } from '../../platform/commands/context';
import { Unknown } from '../../platform/http/errors';
import { sent } from '../../platform/http/sent';
import { problemsOf } from '../../platform/http/validation';
import type { FigureKey } from '../../figures/figure.events';
import type { FileRow } from './file-rows';
import { groupsOf } from './groups';
import type { FigureRow } from './outcomes';
import { rowSaid, saysNothing } from './row-said';

/** What a list of figures is recorded as, and by whom. */
export interface FiguresBatch {
  readonly import: string;
  readonly hash: string;
  readonly rows: readonly FileRow[];
  readonly dataTo: string | null;
  /** By line: checks that somebody has looked at. */
  readonly acknowledge: ReadonlyMap<number, readonly EntryCheckCode[]>;
  readonly context: CommandContext;
  readonly identity: Identity | null;
}

/** A line that can be recorded. */
export interface Reporting {
  readonly row: FileRow;
  readonly indicator: IndicatorDefinition;
  readonly period: string;
  readonly said: FigureDto;
  readonly context: CommandContext;
  readonly was: FigureState['revisions'][number]['content'] | null;
}

interface Over {
  readonly figures: FiguresService;
  readonly indicators: Pick<IndicatorsService, 'required'>;
  readonly access: Access | undefined;
}

/** So many are looked at together: others get their turn between. */
const A_TIME = 200;

/** Looks at every line of a list before any of it is recorded: what one says is compared with what the others would say. */
export class CheckedRows {
  readonly outcomes = new Map<number, FigureRow>();
  /** What can be recorded, in the order in which it has to be. */
  readonly groups: Reporting[][] = [];
  private readonly alongside = new Map<string, Reportable>();
  private readonly rights = new Map<string, Promise<DomainError | null>>();

  constructor(
    private readonly over: Over,
    private readonly batch: FiguresBatch,
  ) {}

  async look(): Promise<this> {
    const known = await inParts(this.firsts(), async (row) => {
      const indicator = await this.definitionOf(row);
      return indicator === null ? [] : [{ row, indicator, period: row.period }];
    });
    for (const group of groupsOf(known)) {
      const found = await inParts(group, (one) => this.lookAt(one));
      this.groups.push(found.map(({ reporting }) => reporting));
      for (const { stream, content } of found) this.alongside.set(stream, content);
    }
    return this;
  }

  /** The key of a line comes from the import's and its number, so that a repeat finds what is there. */
  contextOf(row: number): CommandContext {
    const { context, hash, import: id } = this.batch;
    const { expectedRevision: _, ...rest } = context;
    return { ...rest, correlationId: id, idempotency: { keyHash: keyOf(id, row), commandHash: hash } };
  }

  /** Of two lines about one figure nobody knows which is meant. */
  private firsts(): readonly FileRow[] {
    const seen = new Map<string, number>();
    return this.batch.rows.filter((row) => {
      const stream = figureStream(row);
      const first = seen.get(stream);
      if (row.fault === undefined && saysNothing(row)) return false;
      if (row.fault !== undefined) this.refuse(row, 'malformed', row.fault);
      else if (parsePeriod(row.period) === null)
        this.refuse(row, 'malformed', `“${row.period}” không phải kỳ. Hãy ghi như 2015-H1, 2015 hoặc 2015-2016.`);
      else if (first !== undefined) this.refuse(row, 'figure-twice', `Số liệu này đã ghi ở dòng ${first}. Hãy bỏ một trong hai dòng.`);
      else return seen.set(stream, row.row);
      return false;
    });
  }

  private async definitionOf(row: FileRow): Promise<IndicatorDefinition | null> {
    try {
      await this.mayReport(row.area);
      return (await this.over.indicators.required(row.indicator)).definition;
    } catch (error) {
      if (error instanceof Unknown) this.refuse(row, error.code, `“${row.indicator}” không phải mã chỉ số. Hãy dùng mã trong mẫu.`);
      else this.refused(row, error);
      return null;
    }
  }

  /** Asked once an area. */
  private async mayReport(area: string): Promise<void> {
    let asked = this.rights.get(area);
    if (asked === undefined) {
      asked = this.over.access?.require(this.batch.identity, 'figure.report', area).then(nothing, refusalIn) ?? Promise.resolve(null);
      this.rights.set(area, asked);
    }
    const refusal = await asked;
    if (refusal !== null) throw refusal;
  }

  private async lookAt({
    row,
    indicator,
  }: {
    readonly row: FileRow;
    readonly indicator: IndicatorDefinition;
  }): Promise<readonly { readonly reporting: Reporting; readonly stream: string; readonly content: Reportable }[]> {
    const { batch, over } = this;
    const key = keyOfRow(row);
    const { state, revision, answers } = await over.figures.now(key);
    const written = answers.get(keyOf(batch.import, row.row));
    if (written !== undefined) {
      this.written(row, state, Number(written.last));
      return [];
    }
    const found = rowSaid(row, indicator, { last: state.last, revisions: state.revisions }, batch.dataTo);
    if (found.kind === 'nothing') return [];
    if (found.kind === 'unchanged') return this.unchanged(row);
    if (found.kind === 'refused') return this.refuse(row, found.code, found.message);
    const acknowledge = [...new Set([...found.acknowledge, ...(batch.acknowledge.get(row.row) ?? [])])];
    const said = plainToInstance(FigureDto, { ...found.body, ...(acknowledge.length > 0 && { acknowledge }) });
    const problems = problemsOf(validateSync(said, { stopAtFirstError: true, validationError: { target: false } }));
    if (problems.length > 0)
      return this.refuse(row, 'malformed', problems.map(({ field, message }) => `${BOXES[field] ?? field} ${message}`).join('; '));
    const context = { ...this.contextOf(row.row), expectedRevision: revision < 0n ? ('no_stream' as const) : revision };
    const was = state.revisions.at(-1)?.content ?? null;
    try {
      const content = await over.figures.tryReport(key, sent(said), context, this.alongside);
      this.outcomes.set(row.row, { ...key, row: row.row, outcome: 'recordable', value: content.value, was: was?.value ?? null });
      return [{ reporting: { row, indicator, period: row.period, said, context, was }, stream: figureStream(key), content }];
    } catch (error) {
      if (error instanceof DomainError && error.code === 'same-figure') return this.unchanged(row);
      return this.refused(row, error, valueIn(said));
    }
  }

  private written(row: FileRow, { revisions }: FigureState, revision: number): void {
    const at = revisions.findIndex((one) => one.revision === revision);
    const value = revisions[at]?.content.value;
    if (value === undefined) this.unchanged(row);
    else
      this.outcomes.set(row.row, {
        ...keyOfRow(row),
        row: row.row,
        outcome: 'recorded',
        value,
        was: revisions[at - 1]?.content.value ?? null,
        revision,
        repeated: true,
      });
  }

  private unchanged(row: FileRow): readonly [] {
    this.outcomes.set(row.row, { ...keyOfRow(row), row: row.row, outcome: 'unchanged' });
    return [];
  }

  private refuse(row: FileRow, code: string, message: string, facts: object = {}): readonly [] {
    this.outcomes.set(row.row, { ...keyOfRow(row), row: row.row, outcome: 'refused', code, message, ...facts });
    return [];
  }

  /** What is no refusal of the line is thrown on. */
  refused(row: FileRow, error: unknown, value?: FigureValue): readonly [] {
    const { code, messageVi, facts } = refusalIn(error);
    const { checks } = facts;
    return this.refuse(row, code, messageVi, { ...(checks !== undefined && { checks }), ...(value !== undefined && { value }) });
  }
}

export const keyOfRow = ({ indicator, area, period }: Pick<FileRow, 'indicator' | 'area' | 'period'>): FigureKey => ({
  indicator,
  area,
  period,
});

export const keyOf = (list: string, row: number): string => hashOf(`import:${list}:${row}`);

const nothing = (): null => null;

function refusalIn(error: unknown): DomainError {
  if (error instanceof DomainError && error.kind !== 'unavailable' && error.kind !== 'damaged') return error;
  throw error;
}

/** Fields that a line may fill so that they are refused, as its columns call them. */
const BOXES: Readonly<Record<string, string>> = { note: 'Ghi chú', reason: 'Lý do', source: 'Nguồn số liệu', dataTo: 'Ngày tính đến' };

function valueIn({ value, numerator, denominator, yes }: FigureDto): FigureValue | undefined {
  if (numerator !== undefined && denominator !== undefined) return { kind: 'ratio', numerator, denominator };
  if (value !== undefined) return { kind: 'count', value };
  return yes === undefined ? undefined : { kind: 'yes-no', yes };
}

/** What comes of all, a part at a time. */
export async function inParts<One, Result>(
  all: readonly One[],
  work: (one: One) => Promise<readonly Result[]>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < all.length; from += A_TIME)
    results.push(...(await Promise.all(all.slice(from, from + A_TIME).map(work))).flat());
  return results;
}
