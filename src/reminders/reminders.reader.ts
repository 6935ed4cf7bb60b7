import { REMINDERS, type ReminderRules } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import type { AsOfReader } from '../platform/queries/as-of';
import { DEFAULT_LIMIT, decodeCursor, encodeCursor, type Page } from '../platform/queries/page';
import { dayOf, type Clock } from '../platform/time/clock';
import { RemindedReports, type RemindedOf, type RemindedReport } from '../reports';
import type { ReminderItem } from './reminder';
import type { RemindersQuery } from './reminder.dto';

/** What is to be said to whom on a day: computed, of today and of any other day. */
export class RemindersReader {
  private readonly reports: RemindedReports;
  private readonly rules: ReminderRules;

  constructor(
    read: ReadModels,
    private readonly moments: AsOfReader,
    private readonly clock: Clock,
    daysBefore: readonly number[],
  ) {
    this.reports = new RemindedReports(read);
    this.rules = { ...REMINDERS, before: daysBefore };
  }

  /** In order of plan, duty, period, reporter: one report has one reminder at most. */
  async list(query: RemindersQuery): Promise<Page<ReminderItem>> {
    const { plan, reporter, limit = DEFAULT_LIMIT } = query;
    const [size = null, ...place] = decodeCursor(query.cursor, 'whole', 'text', 'text', 'text', 'text') ?? [];
    const on = query.on ?? dayOf(this.clock());
    const asOf = await this.moments.resolve(size === null ? query.asOf : String(size), on);
    const after = place.length === 4 && { after: place.map(String) };
    const asked = { on, logSize: asOf.logSize, ...(plan !== undefined && { plan }), ...(reporter !== undefined && { reporter }), ...after };
    const items: ReminderItem[] = [];
    for await (const item of this.on(asked)) {
      if (!fits(item, query)) continue;
      const last = items.at(-1);
      if (items.length === limit && last !== undefined)
        return { asOf, items, next: encodeCursor([asOf.logSize, last.plan, last.duty, last.period, last.reporter]) };
      items.push(item);
    }
    return { asOf, items, next: null };
  }

  async *on(asked: Omit<RemindedOf, 'rules'>): AsyncIterable<ReminderItem> {
    for await (const report of this.reports.on({ ...asked, rules: this.rules })) yield itemOf(report);
  }
}

function fits({ kind, since, areas }: ReminderItem, query: RemindersQuery): boolean {
  if (query.kind !== undefined && query.kind !== kind) return false;
  if (query.since !== undefined && since < query.since) return false;
  return query.for === undefined || areas.includes(query.for);
}

function itemOf(report: RemindedReport): ReminderItem {
  const { plan, duty, reporter, period, reminder, text, due, extended, daysLeft, late } = report;
  const key = `${plan}:${duty}:${reporter}:${period}`;
  const path = `/api/reports/${plan}/${duty}/${reporter}/${period}`;
  // It goes through the nearest of its receivers first.
  const receiver = report.receivers.slice(0, 1).map(({ area }) => area);
  const who =
    reminder.kind === 'to-accept'
      ? ({ role: 'verifier', areas: receiver } as const)
      : ({ role: 'clerk', areas: report.answeredBy } as const);
  const { kind, since, about } = reminder;
  return {
    key: `${key}:${reminder.key}`,
    kind,
    since,
    about,
    ...who,
    plan,
    duty,
    reporter,
    period,
    text,
    due,
    extended,
    daysLeft,
    late,
    path,
  };
}
