import type { ReadModels } from '@hieuhoc/projections';
import { reportKeyOf, type ReportKey } from '../report.events';
import { dayNumber, type Sheet } from './sheet';

const FIELD = '\u001f';
const FACT = '\u001e';
const SAID = `case type when 'DeadlineExtended' then 'X' || char(31) || until else 'S' || char(31) || day end`;
const TOLD = `type in ('ReportSubmitted', 'DeadlineExtended')`;
/** In the order of the table's key, so the submissions of one report stand in the order in which they came. */
const PACKED = `group_concat(reporter || char(31) || ${SAID} || char(31) || log_size, char(30))`;

export interface PackedSheet {
  readonly duty: string;
  readonly period: string;
  readonly facts: string;
}

/** All that was sent to a plan, and all the time that was given, one text a period of a duty: a row a report costs several times as much. */
export const sheetsOf = (read: ReadModels, plan: string, logSize: number): Promise<readonly PackedSheet[]> =>
  read.all<PackedSheet>(
    `select duty, period, ${PACKED} as facts from report_fact where plan = ? and log_size <= ? and ${TOLD} group by duty, period`,
    [plan, logSize],
  );

/** The same of one report; null where nothing is told of it. */
export async function sheetOfReport(
  read: ReadModels,
  { plan, duty, period, reporter }: ReportKey,
  logSize: number,
): Promise<string | null> {
  const row = await read.get<{ readonly facts: string | null }>(
    `select ${PACKED} as facts from report_fact where plan = ? and duty = ? and period = ? and reporter = ? and log_size <= ? and ${TOLD}`,
    [plan, duty, period, reporter, logSize],
  );
  return row?.facts ?? null;
}

/** Reports of which something was said after one log size up to another: few events, of which a range of streams would have to go through all. */
export async function reportsBetween(read: ReadModels, after: number, upTo: number): Promise<readonly ReportKey[]> {
  const rows = await read.all<{ readonly stream: string }>(
    `select distinct stream from log_index where log_size > ? and log_size <= ? and substr(stream, 1, 7) = 'report-'`,
    [after, upTo],
  );
  return rows.map(({ stream }) => reportKeyOf(stream));
}

/** Writes packed facts into a sheet; what it holds already stays as it is. */
export function unpack(facts: string, sheet: Sheet, number: (reporter: string) => number): void {
  for (const fact of facts.split(FACT)) {
    const [reporter = '', letter, day = '', size] = fact.split(FIELD);
    if (letter === 'S') sheet.submitted(number(reporter), dayNumber(day), Number(size));
    else sheet.extended(number(reporter), dayNumber(day), Number(size));
  }
}
