import { join } from 'node:path';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import { encodeAppend, type Position, type StoredEvent } from '@hieuhoc/event-store';
import { startApplication, type Application } from './lib/application';
import { insertBare, type BareRow } from './lib/bare-log';
import type { Bench } from './lib/bench';
import { shown } from './lib/report';
import { inScratch } from './lib/scratch';
import { median, perSecond, timed } from './lib/stats';

const ROWS = 30_000;
const ROUNDS = 5;
const RATE = 20_000;
/** Rows a commit of the bare table: more than a group of the log ever holds. */
const BARE_GROUP = 2_000;
const decision = { number: '12/QĐ-UBND', issuedOn: '2015-11-15', issuer: 'Uỷ ban nhân dân huyện Đông Triều' };
const subjectOf = (index: number): string => `ho-${String(index).padStart(6, '0')}`;
const communeOf = (index: number): string => `22.205.${String(index % 21).padStart(5, '0')}`;

/** Tens of thousands recognised by one decision, as one request: every row checked, each an event on disk when the answer comes. */
export const bulkRecognition: Bench = {
  name: 'bulk-recognition',
  row: 'Recognitions granted in bulk',
  run: async () =>
    inScratch(async (folder) => {
      const app = await startApplication(folder);
      await ground(app);
      const named = await granted(app, 'bo-danh-hieu-0', (index) => ({
        subject: subjectOf(index),
        area: communeOf(index),
        name: `Hộ số ${index}`,
      }));
      const rates: number[] = [];
      for (let round = 1; round <= ROUNDS; round++)
        rates.push(await granted(app, `bo-danh-hieu-${round}`, (index) => ({ subject: subjectOf(index) })));
      const again = await granted(app, `bo-danh-hieu-${ROUNDS}`, (index) => ({ subject: subjectOf(index) }));
      await app.stop();
      const bare = await bareRate(folder);
      const rate = median(rates.slice(1));
      return {
        measures: [
          { what: `recognitions a second, ${ROWS} in one request, durable when it answers`, value: rate, unit: 'a second' },
          { what: 'bare node:sqlite, the same rows', value: bare, unit: 'a second' },
          { what: 'share of bare node:sqlite', value: (100 * rate) / bare, unit: '%' },
          { what: 'households registered, named and recognised by one list', value: named, unit: 'a second' },
          { what: 'the same list sent again', value: again, unit: 'a second' },
        ],
        claims: [{ what: 'recognitions granted in bulk', must: `${shown(RATE)} a second`, got: shown(rate), met: rate >= RATE }],
        notes: [
          'The client, the projections that follow and the names in the vault share the cores; the first list of a start is left out.',
        ],
      };
    }),
};

async function ground(app: Application): Promise<void> {
  const area = (id: string, level: string, parent: string | null) => ({ id, name: id, level, kind: level, parent, from: '2004-07-08' });
  await done(app, '/api/areas', area('22', 'province', null));
  await done(app, '/api/areas', area('22.205', 'district', '22'));
  for (let commune = 0; commune < 21; commune++) await done(app, '/api/areas', area(communeOf(commune), 'commune', '22.205'));
  for (let round = 0; round <= ROUNDS; round++) {
    const code = `bo-danh-hieu-${round}`;
    await done(app, '/api/titles', { code, name: code, subject: 'household', grantedBy: 'district', validity: { months: 36 } });
  }
}

/** Rows a second of one list, from sending it to its answer. */
async function granted(app: Application, title: string, row: (index: number) => object): Promise<number> {
  const rows = Array.from({ length: ROWS }, (_, index) => row(index));
  const list = { kind: 'recognitions', title, decision, recognisedOn: '2015-11-20', rows };
  const { text, milliseconds } = await done(app, '/api/imports', list);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what an import answers
  const { granted: count } = JSON.parse(text) as { readonly granted: number };
  if (count !== ROWS) throw new Error(`${ROWS - count} rows were refused: ${text.slice(0, 500)}`);
  return perSecond(ROWS, milliseconds);
}

async function done(app: Application, path: string, body: unknown): ReturnType<Application['send']> {
  const answer = await app.send('POST', path, body);
  if (answer.status >= 300) throw new Error(`${path} answered ${answer.status}: ${answer.text.slice(0, 500)}`);
  return answer;
}

async function bareRate(folder: string): Promise<number> {
  const rows = await recognitionsIn(join(folder, 'log.db'));
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const file = join(folder, `bare-${round}.db`);
    rates.push(
      perSecond(rows.length, await timed(async () => Promise.resolve(insertBare(file, rows, Math.ceil(rows.length / BARE_GROUP))))),
    );
  }
  return median(rates);
}

/** What one list has written, byte for byte. */
async function recognitionsIn(path: string): Promise<BareRow[]> {
  const store = await openSqliteEventStore({ path, readonly: true });
  const events: StoredEvent[] = [];
  const wanted = `recognition-bo-danh-hieu-${ROUNDS}:`;
  for (let after: Position | null = null, end = false; !end;) {
    const page = await store.readAll({ after, streamPrefix: wanted, limit: 10_000 });
    events.push(...page.events);
    [after, end] = [page.position, page.endOfLog];
  }
  await store.close();
  return events.flatMap((event) =>
    encodeAppend(event.stream, [event]).map(({ id, type, data, metadata }) => ({
      id,
      stream: event.stream,
      revision: 0,
      type,
      data,
      metadata,
    })),
  );
}
