import { AN_SINH, PLAN } from '../../../../test/support/dong-trieu';
import { issue } from '../../../../test/support/plans';
import { startSystem, type Answer, type System } from '../../../../test/support/system';

export const HOUSEHOLDS = 'gia-dinh-hieu-hoc';
export const FIGURE = `${HOUSEHOLDS}/${AN_SINH}/2015-H1`;
/** What somebody might write to make a page do something. */
export const PROBES = ['<img src=x onerror=alert(1)>', '"><script>alert(1)</script>'] as const;
const DECISION = { number: '2210/QĐ-UBND', issuedOn: '2015-08-01', issuer: `UBND huyện ${PROBES[0]}` };

export interface Story {
  readonly system: System;
  /** Log sizes. */
  readonly sizes: Readonly<Record<'reported' | 'returned' | 'corrected' | 'verified' | 'revised', number>>;
  /** Every read model shows the last write. */
  seen(): Promise<void>;
}

/** One figure reported, returned, corrected and verified, and its target revised: a write a day, from 10 July 2015 on. */
export async function tellStory(): Promise<Story> {
  let now = new Date('2015-07-10T02:00:00Z');
  const system = await startSystem({ now: () => now, sealed: true });
  await issue(system, PLAN);
  const recorded = async (write: () => Promise<Answer>): Promise<number> => {
    const { status, headers, body } = await write();
    if (status >= 300) throw new Error(JSON.stringify(body));
    now = new Date(now.getTime() + 86_400_000);
    return Number(headers.get('X-Log-Size'));
  };
  const named = { 'Content-Type': 'text/csv', 'X-File-Name': 'so-ho.csv' };
  const file = await system.send(`/api/evidence?area=${AN_SINH}&ref=so-ho`, { method: 'POST', body: 'thon;ho', headers: named });
  if (file.status !== 201) throw new Error(JSON.stringify(file.body));
  const path = `/api/figures/${FIGURE}`;
  const noted = { evidence: ['so-ho'], source: `Sổ ${PROBES[0]}`, note: PROBES[1] };
  const sizes = {
    reported: await recorded(() => system.put(path, { numerator: '1280', denominator: '1600', ...noted }, { 'If-None-Match': '*' })),
    returned: await recorded(() =>
      system.post(`${path}/return`, { revision: 0, reason: `Chưa khớp sổ ${PROBES[1]}` }, { 'X-Actor': 'tham-dinh-1' }),
    ),
    corrected: await recorded(() =>
      system.put(path, { numerator: '1320', denominator: '1600', reason: `Đếm lại ${PROBES[0]}` }, { 'If-Match': '"1"' }),
    ),
    verified: await recorded(() => system.post(`${path}/verification`, { revision: 2 })),
    revised: await recorded(() =>
      system.post(`/api/plans/${PLAN}/targets/gia-dinh-2015/revisions`, {
        criterion: { kind: 'at-least', value: '88' },
        effectiveOn: '2015-09-01',
        decision: DECISION,
        reason: `Vượt kế hoạch ${PROBES[1]}`,
      }),
    ),
  };
  const seen = async (): Promise<void> => {
    await system.get(`/api/me?after=${system.position}`, { 'X-Actor': 'can-bo-1' });
  };
  await seen();
  return { system, sizes, seen };
}
