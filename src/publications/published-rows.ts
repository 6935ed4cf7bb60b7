import { digestOfRows, shownAreas, type PublishedQuestion, type ShownAreas } from '@hieuhoc/dossier';
import type { StatusRow } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import { hierarchyChangesAt } from '../areas';
import type { AsOf } from '../platform/queries/as-of';
import { ofRules, type ChangesService, type RowChange, type RowsQuestion } from '../status';
import { TooMuchToPublish } from './publication.errors';

/** A table that a person can still read, and a system put together while somebody waits. */
const MOST_AREAS = 2_000;

/** What was published, without what depends on the moment of asking: the rows that the rules derive from the log alone. */
export interface PublishedRows {
  readonly rows: readonly StatusRow[];
  readonly digest: string;
}

/** Evaluates what is published. */
export class RowsToPublish {
  constructor(
    private readonly read: ReadModels,
    private readonly status: ChangesService,
  ) {}

  /** Throws TooMuchToPublish. */
  async of(question: PublishedQuestion, asOf: AsOf): Promise<PublishedRows> {
    const { areas, depth } = await this.shown(question, asOf.logSize);
    const answered = await this.status.rowsAt(rowsQuestion(question, depth), { on: question.on, asOf });
    const rows = answered.filter(({ area }) => areas.has(area)).map(ofRules);
    return { rows, digest: digestOfRows(rows) };
  }

  /** What would be answered now about the same day, and by which events it differs; `most`: no more of each than these. */
  async changedSince(question: PublishedQuestion, then: AsOf, now: AsOf, most?: number): Promise<readonly RowChange[]> {
    const { areas, depth } = await this.shown(question, then.logSize);
    const { on } = question;
    const [from, to] = [
      { on, asOf: then },
      { on, asOf: now },
    ] as const;
    const differences = await this.status.between(rowsQuestion(question, depth), from, to);
    const shown = differences.filter(({ area }) => areas.has(area));
    return this.status.explained(shown, from, to, most);
  }

  private async shown(question: PublishedQuestion, logSize: number): Promise<ShownAreas> {
    const shown = shownAreas(await hierarchyChangesAt(this.read, logSize), question);
    if (shown.areas.size > MOST_AREAS) throw new TooMuchToPublish(shown.areas.size, MOST_AREAS);
    return shown;
  }
}

const rowsQuestion = ({ plan, area, period, basis }: PublishedQuestion, depth: number): RowsQuestion => ({
  plan,
  area,
  basis,
  depth,
  ...(period !== null && { period }),
});
