import { ApiProblem } from '../api/problem';
import type { Query } from '../api/api';
import { shownDay } from '../../platform/text/terms';
import { isDay } from '../../platform/time/clock';

/** The moment that a page is about, as its address says it: the day asked about, and what was known. Both left out: today, as known now. */
export interface Moment {
  readonly on?: string;
  /** A day (known by its end), or a log size. */
  readonly asOf?: string;
}

const LOG_SIZE = /^\d{1,15}$/;
/** No later day has an end that RFC 3339 can say; no figure of the plans is older. */
const DAYS = { from: '1900-01-01', to: '9999-12-30' };

/** Throws ApiProblem(422): what stands in the address is no moment. */
export function momentOf(query: URLSearchParams, today = DAYS.to): Moment {
  const on = asWritten(query.get('on'));
  const asOf = asWritten(query.get('asOf'));
  if (on !== undefined && !isMeant(on)) throw notAMoment('on', on, 'một ngày như 2015-07-31');
  if (asOf !== undefined && !isMeant(asOf) && !LOG_SIZE.test(asOf))
    throw notAMoment('asOf', asOf, 'một ngày như 2015-08-20, hoặc cỡ nhật ký như 48211');
  if (asOf !== undefined && isDay(asOf) && asOf > today) throw notYet(asOf);
  return { ...(on !== undefined && { on }), ...(asOf !== undefined && { asOf }) };
}

/** 31/07/2015 is what people write for 2015-07-31. */
function asWritten(text: string | null): string | undefined {
  const [, date = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text?.trim() ?? '') ?? [];
  return (year === '' ? text?.trim() : `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`) || undefined;
}

const notYet = (day: string): ApiProblem =>
  new ApiProblem(422, 'malformed', `Chưa đến ngày ${shownDay(day)} nên chưa thể nói đến ngày ấy biết những gì. Hãy chọn một ngày đã qua.`, {
    field: 'asOf',
  });

const isMeant = (day: string): boolean => isDay(day) && day >= DAYS.from && day <= DAYS.to;

const notAMoment = (field: string, value: string, wanted: string): ApiProblem =>
  new ApiProblem(422, 'malformed', `Không có ngày “${value}”. Hãy chọn lại ngày: phải là ${wanted}.`, { field });

/** As the API asks for it: a day of knowledge means its last millisecond in Viet Nam. */
export const askedMoment = ({ on, asOf }: Moment): Query => ({
  on,
  asOf: asOf === undefined || LOG_SIZE.test(asOf) ? asOf : `${asOf}T23:59:59.999+07:00`,
});

/** Only what was known: for questions that have no day. */
export const askedKnowledge = (moment: Moment): Query => ({ asOf: askedMoment(moment)['asOf'] });

export const isNow = ({ on, asOf }: Moment): boolean => on === undefined && asOf === undefined;
export const isDayOfKnowledge = (asOf: string): boolean => !LOG_SIZE.test(asOf);
