import { askingOf, type Asking } from '../../test/support/asking';
import { PLAN } from '../../test/support/dong-trieu';
import { issue, report, rowOf } from '../../test/support/plans';
import { startSystem, type Answer, type System } from '../../test/support/system';

export const DUTY = 'xa-bao-cao-6-thang';
export const HOUSEHOLDS = 'gia-dinh-hieu-hoc';
export const CLANS = 'dong-ho-hieu-hoc';
export const PERIOD = '2015-H1';
export const path = (area: string, period = PERIOD): string => `/api/reports/${PLAN}/${DUTY}/${area}/${period}`;
export const figurePath = (area: string, indicator = HOUSEHOLDS): string => `/api/figures/${indicator}/${area}/${PERIOD}`;
export const as = (actor: string): Record<string, string> => ({ 'X-Actor': actor });
export const spoken = (area: string, indicator: string) => ({ indicator, area, period: PERIOD });

/** The half-year reports of Đông Triều's communes, on a system of their own. */
export class Dossiers {
  readonly asking: Asking;

  private constructor(readonly system: System) {
    this.asking = askingOf(system);
  }

  static async open(): Promise<Dossiers> {
    const system = await startSystem();
    for (const plan of [PLAN, 'phu-tan-2022']) await issue(system, plan);
    return new Dossiers(system);
  }

  seen(where: string): Promise<Answer> {
    return this.asking.seen(where);
  }

  /** 1280 of 1600 households, 9 of 12 clans. */
  async reportBoth(area: string): Promise<void> {
    await report(this.system, HOUSEHOLDS, area, PERIOD, { numerator: '1280', denominator: '1600' });
    await report(this.system, CLANS, area, PERIOD, { numerator: '9', denominator: '12' });
  }

  submit(area: string, body: object = {}, actor = 'can-bo-1'): Promise<Answer> {
    return this.system.post(`${path(area)}/submission`, body, as(actor));
  }

  accept(area: string, body: object = {}, headers: Readonly<Record<string, string>> = as('tham-dinh-1')): Promise<Answer> {
    return this.system.post(`${path(area)}/acceptance`, body, headers);
  }

  correct(area: string, numerator: string, revision = 0): Promise<Answer> {
    const body = { numerator, denominator: '1600', reason: 'Bổ sung hộ' };
    return this.system.put(figurePath(area), body, { 'If-Match': `"${revision}"` });
  }

  statusOf(area: string, basis = 'verified'): ReturnType<typeof rowOf> {
    return rowOf(this.system, { plan: PLAN, target: 'gia-dinh-2015', on: '2015-08-15', area, basis });
  }
}
