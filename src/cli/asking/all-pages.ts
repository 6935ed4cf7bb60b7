import type { Page } from '../../platform/queries/page';
import type { Query } from './reader';

const MOST_A_PAGE = 1_000;

/** Follows the cursors to the end, or to `most` items; `next` says whether there was more. */
export async function allPages<Item>(
  ask: (query: Query) => Promise<Page<Item>>,
  query: Query,
  most = Number.POSITIVE_INFINITY,
): Promise<Page<Item>> {
  const items: Item[] = [];
  let cursor: string | undefined;
  for (;;) {
    const limit = String(Math.min(MOST_A_PAGE, most - items.length));
    const page = await ask({ ...query, limit, ...(cursor !== undefined && { cursor }) });
    items.push(...page.items);
    if (page.next === null || items.length >= most) return { asOf: page.asOf, items, next: page.next };
    cursor = page.next;
  }
}
