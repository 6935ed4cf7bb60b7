import type { Action } from '../platform/access/actions';
import type { AreaChange } from './areas.service';

interface Asked {
  readonly action: Action;
  /** Null: under nothing. */
  readonly area: string | null;
}

const changing = (...areas: readonly string[]): Asked[] => areas.map((area) => ({ action: 'area.change', area }));
const placing = (...parents: readonly (string | null)[]): Asked[] =>
  [...new Set(parents)].map((area) => ({ action: 'area.establish', area }));

/** What a change takes: the right to change every area that it touches, and to place what it makes or moves where it goes. */
export function permissionsOf(change: AreaChange): readonly Asked[] {
  switch (change.kind) {
    case 'rename':
    case 'reclassify':
    case 'dissolve':
      return changing(change.area);
    case 'move':
      return [...changing(change.area), ...placing(change.parent)];
    case 'reorganise': {
      const fresh = new Set(change.to.map(({ id }) => id));
      const places = [...change.to, ...change.children]
        .map(({ parent }) => parent)
        .filter((parent) => parent === null || !fresh.has(parent));
      return [...changing(...change.from, ...change.children.map(({ area }) => area)), ...placing(...places)];
    }
  }
}
