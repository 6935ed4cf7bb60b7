import type { Asking, Query } from './api';
import { wholeCsv } from './whole-csv';

const PAGES: Readonly<Record<string, { readonly payload: string; readonly headers: Readonly<Record<string, string>> }>> = {
  first: { payload: '\ufeffa,b\r\n1,"một\r\nhai"\r\n', headers: { 'x-next-cursor': 'second' } },
  second: { payload: '\ufeffa,b\r\n2,ba\r\n', headers: {} },
};

it('a list of several pages is one file: every row, the names of the columns once', async () => {
  const asked: Query[] = [];
  const raw = (_: string, query: Query) => {
    asked.push(query);
    return Promise.resolve(PAGES[query['cursor'] ?? 'first']);
  };
  expect(await wholeCsv({ raw } as unknown as Asking, '/api/x', { plan: 'p' })).toBe('\ufeffa,b\r\n1,"một\r\nhai"\r\n2,ba\r\n');
  expect(asked.map(({ plan, cursor }) => [plan, cursor])).toEqual([
    ['p', undefined],
    ['p', 'second'],
  ]);
});
