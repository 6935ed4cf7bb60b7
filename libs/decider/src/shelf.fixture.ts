import { DomainError } from '@hieuhoc/event-store';
import type { Decider, Event } from './types';

/** The smallest decider that has a rule: a register of books lent, with one keeper who may not check his own books. */
export type ShelfEvent =
  Event<'ShelfOpened', { room: string }> | Event<'BookLent', { title: string }> | Event<'BookChecked', { title: string }>;
export type ShelfCommand = { kind: 'open'; room: string } | { kind: 'lend'; titles: readonly string[] } | { kind: 'check'; title: string };
export type Shelf = { kind: 'none' } | { kind: 'open'; room: string; lent: Readonly<Record<string, string>> };

export class Refused extends DomainError {
  readonly kind = 'conflict';
  readonly messageVi = 'Không được.';

  constructor(readonly code: 'no-shelf' | 'own-book') {
    super(code, { code });
  }
}

const evolve: Decider<Shelf, ShelfEvent, ShelfCommand>['evolve'] = (shelf, event, { metadata }) => {
  switch (event.type) {
    case 'ShelfOpened':
      return { kind: 'open', room: event.data.room, lent: {} };
    case 'BookLent':
      return shelf.kind === 'none' ? shelf : { ...shelf, lent: { ...shelf.lent, [event.data.title]: metadata.actor } };
    case 'BookChecked':
      return shelf;
  }
};

const decide: Decider<Shelf, ShelfEvent, ShelfCommand>['decide'] = (shelf, command, { actor }) => {
  if (command.kind === 'open') {
    return shelf.kind === 'open' && shelf.room === command.room ? [] : [{ type: 'ShelfOpened', data: { room: command.room } }];
  }
  if (shelf.kind === 'none') throw new Refused('no-shelf');
  if (command.kind === 'lend') return command.titles.map((title) => ({ type: 'BookLent', data: { title } }));
  if (shelf.lent[command.title] === actor) throw new Refused('own-book');
  return [{ type: 'BookChecked', data: { title: command.title } }];
};

export const shelfDecider: Decider<Shelf, ShelfEvent, ShelfCommand> = {
  schema: { ShelfOpened: 1, BookLent: 1, BookChecked: 1 },
  initialState: { kind: 'none' },
  evolve,
  decide,
};

export const shelfOpened = (room: string): ShelfEvent => ({ type: 'ShelfOpened', data: { room } });
export const bookLent = (title: string): ShelfEvent => ({ type: 'BookLent', data: { title } });
export const bookChecked = (title: string): ShelfEvent => ({ type: 'BookChecked', data: { title } });
