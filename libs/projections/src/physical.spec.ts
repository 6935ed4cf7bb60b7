import { bindTables, createReadIndexes, createTable, physicalName } from './physical';
import type { Table } from './types';

const figure: Table = {
  name: 'figure',
  columns: ['area text not null', 'value text', 'primary key (area)'],
  clustered: true,
  indexes: { by_value: '(value)' },
  readIndexes: { live: '(area) where value is not null' },
};
const instance = { name: 'figures', version: 2, generation: 1, tables: [figure, { name: 'note', columns: ['text text'] }] };

describe('names of tables', () => {
  it('carry the version, and the generation of a rebuild that was asked for', () => {
    expect(physicalName('figure', instance)).toBe('figure__v2');
    expect(physicalName('figure', { ...instance, generation: 3 })).toBe('figure__v2_3');
  });

  it('are put where a statement says {table}', () =>
    expect(bindTables('insert into {figure} select * from {note} where {figure}.area = ?', instance)).toBe(
      'insert into figure__v2 select * from note__v2 where figure__v2.area = ?',
    ));

  it('of other projections are refused', () =>
    expect(() => bindTables('delete from {plan}', instance)).toThrow('figures has no table plan'));

  it('stand in what makes the tables; indexes for queries come later', () => {
    expect(createTable(figure, instance, 'without rowid')).toEqual([
      'create table figure__v2 (area text not null, value text, primary key (area)) without rowid',
      'create index if not exists figure__v2__by_value on figure__v2 (value)',
    ]);
    expect(createTable({ name: 'note', columns: ['text text'] }, instance, 'without rowid')).toEqual(['create table note__v2 (text text)']);
    expect(createReadIndexes(figure, instance)).toEqual([
      'create index if not exists figure__v2__live on figure__v2 (area) where value is not null',
    ]);
  });
});
