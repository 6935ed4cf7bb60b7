import { DatabaseSync } from 'node:sqlite';
import { newEvents } from '@hieuhoc/event-store-contract';
import { scratch } from '../test/scratch';

describe('the log is append-only, whoever opens the file', () => {
  const log = scratch();
  let database: DatabaseSync;
  beforeEach(async () => {
    const store = await log.open();
    await store.append('figure-x', 'no_stream', newEvents(3));
    await store.close();
    database = new DatabaseSync(log.path);
  });
  afterEach(() => database.close());

  it.each([
    ['an event is changed', "UPDATE events SET data = '{}' WHERE seq = 2", 'append-only'],
    ['an event is deleted', 'DELETE FROM events WHERE seq = 3', 'append-only'],
    ['all events are deleted', 'DELETE FROM events', 'append-only'],
    ['the identity of the log is changed', "UPDATE log SET id = 'x'", 'append-only'],
    ['the identity of the log is deleted', 'DELETE FROM log', 'append-only'],
    ['an event is replaced', insert('INSERT OR REPLACE', 2, 'figure-x', 1), 'no gap'],
    ['a revision is replaced', insert('INSERT OR REPLACE', 4, 'figure-x', 1), 'no gap'],
    ['an event is written over on conflict', `${insert('INSERT', 2, 'figure-x', 1)} ON CONFLICT DO UPDATE SET data = 'x'`, 'no gap'],
    ['a number is left out', insert('INSERT', 5, 'figure-x', 3), 'no gap'],
    ['a revision is left out', insert('INSERT', 4, 'figure-x', 4), 'no gap'],
    ['a stream begins in the middle', insert('INSERT', 4, 'figure-y', 1), 'no gap'],
  ])('refused: %s', (_, sql, reason) => {
    const before = database.prepare('SELECT * FROM events').all();
    expect(() => database.exec(sql)).toThrow(reason);
    expect(database.prepare('SELECT * FROM events').all()).toEqual(before);
  });

  it('what follows on is accepted', () => {
    database.exec(insert('INSERT', 4, 'figure-x', 3));
    expect(database.prepare('SELECT count(*) AS count FROM events').get()).toEqual({ count: 4 });
  });
});

function insert(verb: string, seq: number, stream: string, revision: number): string {
  return `${verb} INTO events VALUES (${seq}, 'id', '${stream}', ${revision}, 'T', '2015-07-10T00:00:00.000Z', zeroblob(32), '{}', '{}')`;
}
