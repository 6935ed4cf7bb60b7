import { uuid7, type JsonObject } from '@hieuhoc/event-store';
import { planOf, type PlanDocument } from '../../src/plans';
import { reportStream } from '../../src/reports/report.events';
import type { Append } from './filling';
import type { Nation } from './nation';

export const DUTIES_PLAN = 'ke-hoach-bao-cao';
const HALF_YEARLY = 4;
const YEARLY = 2;
const FROM = 2021;
const YEARS = 5;
/** Of a hundred reports so many are never sent, and so many late; of those sent so many are accepted. */
const NEVER = 3;
const LATE = 5;
const ACCEPTED = 30;
const DAYS_TO_REPORT = 15;

const dutyOf = (index: number): string => `che-do-${index + 1}`;
const dice = (area: number, sheet: number): number => (area * 7_919 + sheet * 104_729) % 100;

/** A plan of the country under which every commune owes six reports, and every province's office another. */
export function dutiesPlan({ provinces }: Nation): PlanDocument {
  const offices = provinces.map((area) => ({ code: `so-${area}`, name: `Sở ${area}`, area }));
  const duty = (id: string, from: object, every: string, to = 'bo-gddt') => ({
    id,
    text: id,
    section: 'V',
    from,
    to,
    every,
    figures: 'none',
  });
  return planOf(
    JSON.stringify({
      plan: DUTIES_PLAN,
      title: 'Kế hoạch báo cáo',
      number: '1/QĐ-TTg',
      issuedOn: '2020-12-15',
      issuer: 'Cơ quan ban hành',
      area: 'vn',
      period: { from: `${FROM}-01-01`, to: `${FROM + YEARS - 1}-12-31` },
      indicators: [INDICATOR],
      bodies: [{ code: 'bo-gddt', name: 'Bộ', area: 'vn' }, ...offices],
      targets: [TARGET],
      duties: [
        ...Array.from({ length: HALF_YEARLY }, (_, index) => duty(dutyOf(index), { each: 'commune' }, 'half-year')),
        ...Array.from({ length: YEARLY }, (_, index) => duty(dutyOf(HALF_YEARLY + index), { each: 'commune' }, 'year')),
        duty('so-bao-cao', { bodies: offices.map(({ code }) => code) }, 'half-year'),
      ],
    }),
  );
}

const INDICATOR = {
  code: 'ty-le-bao-cao',
  name: 'Tỷ lệ',
  definition: 'Tỷ lệ',
  unit: 'hộ',
  measure: 'ratio',
  numerator: 'Số hộ đạt',
  denominator: 'Số hộ',
  periods: ['half-year'],
  reportedAt: ['commune'],
  area: 'sum',
  time: 'last',
};
const TARGET = {
  id: 'chi-tieu',
  indicator: INDICATOR.code,
  section: 'II.1',
  text: 'Chỉ tiêu',
  criterion: { kind: 'at-least', value: '85' },
  measuredAt: 'area',
};

/** Sheet by sheet, but for the last half-year, what the communes send: most in time, some late, some never; and what is accepted. `pass` sets the clock. */
export function* nationReports({ communes }: Nation, pass: (day: string) => void): Generator<Append> {
  let sheet = 0;
  for (let half = 0; half < YEARS * 2 - 1; half++) {
    const year = FROM + Math.floor(half / 2);
    const isFirst = half % 2 === 0;
    const last = isFirst ? `${year}-06-30` : `${year}-12-31`;
    const due = [
      ...Array.from({ length: HALF_YEARLY }, (_, index) => [dutyOf(index), `${year}-H${isFirst ? 1 : 2}`] as const),
      ...(isFirst ? [] : Array.from({ length: YEARLY }, (_, index) => [dutyOf(HALF_YEARLY + index), String(year)] as const)),
    ];
    for (const late of [false, true]) {
      pass(dayAfter(last, late ? DAYS_TO_REPORT + 20 : 5));
      for (const [place, [duty, period]] of due.entries()) {
        for (const [area, reporter] of communes.entries()) {
          const luck = dice(area, sheet + place);
          if (luck >= NEVER && luck < NEVER + LATE === late)
            yield sent(reporter, duty, period, area, dice(area, sheet + place + 7) < ACCEPTED);
        }
      }
    }
    sheet += due.length;
  }
}

function sent(reporter: string, duty: string, period: string, area: number, accepted: boolean): Append {
  const metadata = { actor: `xa-${area}`, correlationId: '0190a1b2-0000-7000-8000-000000000000', schemaVersion: 1 };
  const event = (type: string, data: JsonObject) => ({ id: uuid7(), type, data, metadata });
  const submitted = event('ReportSubmitted', { area: reporter, figures: [], includes: [] });
  return {
    stream: reportStream({ plan: DUTIES_PLAN, duty, reporter, period }),
    expected: 'no_stream',
    events: accepted ? [submitted, event('ReportAccepted', { area: reporter, submission: 0, figures: [], except: [] })] : [submitted],
  };
}

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
