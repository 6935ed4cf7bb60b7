import type { Event } from '@hieuhoc/decider';
import { defineProjection, write, type Projection } from '@hieuhoc/projections';
import type { Said } from './testing';

/** A small language for the specs of runner and read database: households counted in an area. */
export type CountEvent = Event<'AreaOpened', { area: string }> | Event<'HouseholdsCounted', { area: string; households: number }>;

export const opened = (area: string): Said => ({ type: 'AreaOpened', data: { area } });
export const counted = (area: string, households: number): Said => ({ type: 'HouseholdsCounted', data: { area, households } });
export const unheardOf: Said = { type: 'SomethingNew', data: {} };

/** Adds up, so that an event applied twice, or not at all, shows. */
export const sums = (version = 1): Projection =>
  defineProjection<CountEvent>({
    name: 'sums',
    version,
    tables: [
      { name: 'area_sum', columns: ['area text primary key', 'households integer not null', 'events integer not null'], clustered: true },
    ],
    on: {
      AreaOpened: ({ data }) => [write('insert into {area_sum} (area, households, events) values (?, 0, 0)', data.area)],
      HouseholdsCounted: ({ data }) => [
        write('update {area_sum} set households = households + ?, events = events + 1 where area = ?', data.households, data.area),
      ],
    },
  });

/** A row an event, with its place in the log. */
export const journal = (version = 1): Projection => ({
  name: 'journal',
  version,
  handles: 'all',
  tables: [{ name: 'journal_entry', columns: ['log_size integer primary key', 'type text not null'], readIndexes: { by_type: '(type)' } }],
  apply: ({ logSize, type }) => [write('insert into {journal_entry} (log_size, type) values (?, ?)', logSize, type)],
});

export const SUMS = 'select area, households, events from area_sum order by area';
export const JOURNAL = 'select log_size, type from journal_entry order by log_size';
