import type { Asking, Query } from './api';

const A_PAGE = 1_000;

/** A whole list for a spreadsheet: the API gives it page by page, each under the names of its columns. */
export async function wholeCsv(api: Asking, path: string, query: Query): Promise<string> {
  let whole = '';
  for (let cursor: string | undefined; ;) {
    const { payload, headers } = await api.raw(path, { ...query, cursor, limit: A_PAGE }, { accept: 'text/csv' });
    whole += whole === '' ? payload : payload.slice(payload.indexOf('\r\n') + 2);
    const next = headers['x-next-cursor'];
    if (typeof next !== 'string') return whole;
    cursor = next;
  }
}
