import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer, System } from './system';

/** A plan of the repository, as it stands in its file. */
export const planFile = (plan: string): string => readFileSync(join(__dirname, '..', '..', 'plans', `${plan}.yaml`), 'utf8');

export const issue = (system: System, plan: string): Promise<Answer> =>
  system.post('/api/plans', planFile(plan), { 'Content-Type': 'application/yaml', 'X-Actor': 'van-thu' });

/** `{ 'an area': 'a/b' }` reported as first figures of a ratio for a period; `acknowledge`: checks at entry that were looked at. */
export async function reportRatios(
  system: System,
  indicator: string,
  period: string,
  values: Readonly<Record<string, string>>,
  acknowledge: readonly string[] = [],
): Promise<void> {
  for (const [area, value] of Object.entries(values)) {
    const [numerator, denominator] = value.split('/');
    const body = { numerator, denominator, acknowledge };
    const answer = await system.put(`/api/figures/${indicator}/${area}/${period}`, body, { 'If-None-Match': '*' });
    expect({ area, ...answer.body, status: answer.status }).toMatchObject({ area, status: 201, revision: 0 });
  }
}

/** The one row of a target in an area. */
// oxlint-disable-next-line typescript/no-explicit-any -- a test reads whatever was answered
export async function rowOf(system: System, query: Readonly<Record<string, string>>): Promise<any> {
  const search = new URLSearchParams({ depth: '0', ...(system.position === null ? {} : { after: system.position }), ...query });
  const answer = await system.get(`/api/status?${search.toString()}`);
  expect(answer.body).toMatchObject({ items: [expect.anything()] });
  return answer.body.items[0];
}

/** Rows of a query, the last write known. */
// oxlint-disable-next-line typescript/no-explicit-any -- a test reads whatever was answered
export async function rowsOf(system: System, query: Readonly<Record<string, string>>): Promise<any[]> {
  const search = new URLSearchParams({ limit: '1000', ...(system.position === null ? {} : { after: system.position }), ...query });
  const answer = await system.get(`/api/status?${search.toString()}`);
  expect(answer).toMatchObject({ status: 200, body: { next: null } });
  return answer.body.items;
}

/** A first report that has to succeed. */
export async function report(system: System, indicator: string, area: string, period: string, body: object): Promise<Answer> {
  const answer = await system.put(`/api/figures/${indicator}/${area}/${period}`, body, { 'If-None-Match': '*' });
  expect({ area, body: answer.body, status: answer.status }).toEqual({ area, body: { revision: 0 }, status: 201 });
  return answer;
}

/** Any other write that has to succeed. */
export async function post(system: System, path: string, body: object): Promise<Answer> {
  const answer = await system.post(path, body);
  expect({ path, body: answer.body, ok: answer.status < 300 }).toMatchObject({ path, ok: true });
  return answer;
}
