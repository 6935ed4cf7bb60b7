import { hierarchyOf } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import { setImmediate } from 'node:timers/promises';
import { holdersOn } from '../accounts';
import { hierarchyAt } from '../areas';
import { Holders } from './holders';
import type { ReminderItem } from './reminder';

const A_BREATH = 100;

/** The reminders of each account that is to get any, as they stand today. */
export async function byAccount(
  read: ReadModels,
  items: AsyncIterable<ReminderItem>,
  on: string,
  logSize: number,
): Promise<ReadonlyMap<string, readonly ReminderItem[]>> {
  const { changes } = await hierarchyAt(read, logSize);
  const holders = new Holders(await holdersOn(read, ['clerk', 'verifier'], on), hierarchyOf(changes), on);
  const told = new Map<string, ReminderItem[]>();
  let seen = 0;
  for await (const item of items) {
    // Others' requests come in between.
    if (++seen % A_BREATH === 0) await setImmediate();
    const accounts = new Set(item.areas.flatMap((area) => holders.inChargeOf(area, item.role)));
    for (const account of accounts) {
      const own = told.get(account);
      if (own === undefined) told.set(account, [item]);
      else own.push(item);
    }
  }
  return new Map([...told].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
