import { startApplication } from './lib/application';
import type { Bench } from './lib/bench';
import { p99 } from './lib/asking';
import { flood, type Flood } from './lib/flood';
import { HALVES, indicatorOf, INDICATORS, isCount, nation, type Nation, periodOf } from './lib/nation';
import { buildReadModels, fillNation } from './lib/nation-store';
import { shown } from './lib/report';
import { inScratch } from './lib/scratch';
import { median } from './lib/stats';

const CONNECTIONS = 50;
const REPORTS = 30_000;
const WARM_UP = 3_000;
const RATE = 3_000;
const MOST_MS = 50;

/** Durable figure reports over HTTP: every answer is an event on disk, checked as any clerk's is. */
export const reports: Bench = {
  name: 'reports',
  row: 'Durable figure reports over HTTP, 50 connections',
  run: async () =>
    inScratch(async (folder) => {
      const land = nation(0.02);
      await fillNation(folder, land, false);
      await buildReadModels(folder);
      const app = await startApplication(folder);
      const host = new URL(app.origin).host;
      const requests = reportsOf(land, host);
      await flood(app.origin, CONNECTIONS, taking(requests, WARM_UP));
      const taken = await flood(app.origin, CONNECTIONS, taking(requests, REPORTS));
      await app.stop();
      return resultOf(taken);
    }),
};

function resultOf({ milliseconds, seconds, refused }: Flood) {
  const rate = milliseconds.length / seconds;
  return {
    measures: [
      { what: 'reports acknowledged', value: rate, unit: 'a second' },
      { what: 'from sending to the answer: median', value: median(milliseconds), unit: 'ms' },
      { what: 'from sending to the answer: p99', value: p99(milliseconds), unit: 'ms' },
      { what: 'refused', value: refused, unit: '' },
    ],
    claims: [
      { what: 'durable reports over HTTP', must: `${shown(RATE)} a second`, got: shown(rate), met: rate >= RATE && refused === 0 },
      { what: 'their p99', must: `${MOST_MS} ms at most`, got: `${shown(p99(milliseconds))} ms`, met: p99(milliseconds) <= MOST_MS },
    ],
    notes: ['The client runs on the same cores, and so do the projections that show what was reported.'],
  };
}

function* reportsOf({ communes }: Nation, host: string): Generator<string> {
  for (let half = 0; half < HALVES; half++)
    for (const commune of communes)
      for (let indicator = 0; indicator < INDICATORS; indicator++) {
        const value = { numerator: String(900 + half), denominator: '1600', source: 'Báo cáo số 12/BC-UBND của Uỷ ban nhân dân xã' };
        const body = Buffer.from(JSON.stringify(isCount(indicator) ? { value: String(900 + half) } : value)).toString('latin1');
        yield [
          `PUT /api/figures/${indicatorOf(indicator)}/${commune}/${periodOf(half)} HTTP/1.1`,
          `Host: ${host}`,
          'Content-Type: application/json',
          `Content-Length: ${body.length}`,
          'X-Actor: can-bo-xa',
          'If-None-Match: *',
          '',
          body,
        ].join('\r\n');
      }
}

const taking = (requests: Iterator<string>, count: number): (() => string | null) => {
  let left = count;
  return () => (left-- > 0 ? ((requests.next().value as string | undefined) ?? null) : null);
};
