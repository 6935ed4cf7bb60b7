import type { Visit } from '../visit/visit';
import { mayAt } from './upward';

const living = (parent: string | null) => ({ parent, exists: true, successors: [] });
const AREAS: Readonly<Record<string, object>> = {
  tinh: living(null),
  huyen: living('tinh'),
  xa: living('huyen'),
  'xa-khac': living('huyen-khac'),
  'xa-moi': living('huyen-khac'),
  'huyen-khac': living('tinh'),
  // Merged into one that lies under another district.
  'xa-cu': { parent: 'huyen', exists: false, successors: [{ area: 'xa-moi' }] },
};

/** Rights go by the areas of today: nothing is asked about another day. */
const visitOf = (...held: readonly (string | null)[]): Visit => {
  const api = {
    maybe: async (path: string, at: object) => (Object.keys(at).length > 0 ? null : (AREAS[path.replace('/api/areas/', '')] ?? null)),
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is asked of a visit here
  return { areasOf: () => held, api, at: { on: '2015-07-31' } } as unknown as Visit;
};

describe('whether a form is offered', () => {
  it.each<[string, readonly (string | null)[], string, boolean]>([
    ['to whoever holds the right on the area', ['xa'], 'xa', true],
    ['above it', ['tinh'], 'xa', true],
    ['in the whole country', [null], 'xa', true],
    ['not beside it', ['xa-khac', 'huyen-khac'], 'xa', false],
    ['not to whoever holds none', [], 'xa', false],
    ['on what became of one that has ended', ['xa-moi'], 'xa-cu', true],
    ['above what became of it', ['huyen-khac'], 'xa-cu', true],
    ['not above what it was, where it went elsewhere', ['huyen'], 'xa-cu', false],
    ['not where nobody knows the area', ['huyen'], 'khong-co', false],
  ])('%s', async (_, held, area, may) => expect(await mayAt(visitOf(...held), 'figure.withdraw', [area])).toBe(may));
});
