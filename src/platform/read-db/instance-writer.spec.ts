import { DatabaseSync } from 'node:sqlite';
import type { Instance, Param } from '@hieuhoc/projections';
import { InstanceWriter } from './instance-writer';

const instance: Instance = {
  name: 'figures',
  version: 1,
  generation: 1,
  status: 'building',
  tables: [{ name: 'figure', columns: [] }],
  checkpoint: null,
};
const INSERT = 'insert into {figure} (place, value) values (?, ?)';

function open(): { writer: InstanceWriter; rows: () => unknown[] } {
  const database = new DatabaseSync(':memory:');
  database.exec('create table figure__v1 (place integer primary key, value text not null)');
  const rows = (): unknown[] => database.prepare('select place, value from figure__v1 order by place').all().map(Object.values);
  return { writer: new InstanceWriter(database, instance), rows };
}

describe('what an instance writes', () => {
  it.each([0, 1, 15, 16, 17, 40])('is all there after %i inserts', (count) => {
    const { writer, rows } = open();
    for (let place = 0; place < count; place++) writer.execute(INSERT, [place, `v${place}`]);
    writer.flush();
    expect(rows()).toEqual(Array.from({ length: count }, (_, place) => [place, `v${place}`]));
  });

  it('happens in its order: a statement sees every row before it', () => {
    const { writer, rows } = open();
    writer.execute(INSERT, [1, 'a']);
    writer.execute("update {figure} set value = value || '!' where place = ?", [1]);
    writer.execute(INSERT, [2, 'b']);
    writer.execute('delete from {figure} where place = ?', [1]);
    writer.execute(INSERT, [1, 'c']);
    writer.flush();
    expect(rows()).toEqual([
      [1, 'c'],
      [2, 'b'],
    ]);
  });

  it('of inserts with different columns is all there, whatever their order', () => {
    const { writer, rows } = open();
    const of = (place: number): string => (place % 3 === 0 ? "insert into {figure} (place, value) values (?, 'v')" : INSERT);
    for (let place = 0; place < 100; place++) writer.execute(of(place), place % 3 === 0 ? [place] : [place, 'w']);
    writer.execute("insert into {figure} (place, value) values (100, 'v')", []);
    writer.flush();
    expect(rows()).toEqual(Array.from({ length: 101 }, (_, place) => [place, place % 3 === 0 || place === 100 ? 'v' : 'w']));
  });

  it('may hold words that look like the end of the statement, and a null beside what is given', () => {
    const { writer, rows } = open();
    const values = Array.from({ length: 20 }, (_, place): readonly Param[] => [place, `) values (?, ${place})`]);
    for (const params of values) writer.execute('insert into {figure} (place, value) values (?, ?)', params);
    for (const place of [20, 21]) writer.execute("insert into {figure} (place, value) values (?, coalesce(null, 'x'))", [place]);
    writer.flush();
    expect(rows()).toEqual([...values, [20, 'x'], [21, 'x']]);
  });

  it('is refused with the rows of a statement, and nothing of it is remembered', () => {
    const { writer, rows } = open();
    writer.execute(INSERT, [1, 'a']);
    writer.execute(INSERT, [1, 'twice']);
    expect(() => writer.flush()).toThrow(/UNIQUE/);
    writer.execute(INSERT, [2, 'b']);
    writer.flush();
    expect(rows()).toEqual([
      [1, 'a'],
      [2, 'b'],
    ]);
  });

  it('of a transaction that was given up is forgotten', () => {
    const { writer, rows } = open();
    writer.execute(INSERT, [1, 'a']);
    writer.forget();
    writer.flush();
    expect(rows()).toEqual([]);
  });
});
