import type { Event } from '@hieuhoc/decider';
import { defineProjection, write, type Projection } from '@hieuhoc/projections';
import type { Said } from './testing';

/** A small language for the specs of runner and read database: households counted in an area. */
export type CountEvent = Event<'AreaOpened', { area: string }> | Event<'HouseholdsCounted', { area: string; households: number }>;

export const opened = (area: string): Said => ({ type: 'AreaOpened', data: { area } });
export const counted = (area: string, households: number): Said => ({ type: 'HouseholdsCounted', data: { area, households } });
export const unheardOf: Said = { type: 'SomethingNew', data: {} };

interface Adding {
  readonly name: string;
  readonly table: string;
  readonly version?: number;
  readonly refuses?: number | null;
}

/** Adds up, so that an event applied twice, or not at all, shows; version 2 counts every household twice. */
const adding = ({ name, table, version = 1, refuses = null }: Adding): Projection =>
  defineProjection<CountEvent>({
    name,
    version,
    tables: [
      { name: table, columns: ['area text primary key', 'households integer not null', 'events integer not null'], clustered: true },
    ],
    on: {
      AreaOpened: ({ data }) => [write(`insert into {${table}} (area, households, events) values (?, 0, 0)`, data.area)],
      HouseholdsCounted: ({ data }) => {
        if (data.households === refuses) throw new RangeError(`${refuses} is more than this can take`);
        const sql = `update {${table}} set households = households + ?, events = events + 1 where area = ?`;
        return [write(sql, data.households * version, data.area)];
      },
    },
  });

export const sums = (version = 1): Projection => adding({ name: 'sums', table: 'area_sum', version });
/** Throws at a count of 13, the event every spec calls poison. */
export const fussy = (refuses: number | null = 13): Projection => adding({ name: 'fussy', table: 'fussy_sum', refuses });
export const POISON = 13;

/** A row an event, with its place in the log. */
export const journal = (version = 1): Projection => ({
  name: 'journal',
  version,
  handles: 'all',
  tables: [{ name: 'journal_entry', columns: ['log_size integer primary key', 'type text not null'], readIndexes: { by_type: '(type)' } }],
  apply: ({ logSize, type }) => [write('insert into {journal_entry} (log_size, type) values (?, ?)', logSize, type)],
});

export const SUMS = 'select area, households, events from area_sum order by area';
export const FUSSY = 'select area, households, events from fussy_sum order by area';
export const JOURNAL = 'select log_size as "logSize", type from journal_entry order by log_size';
