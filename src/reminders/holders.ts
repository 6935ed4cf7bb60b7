import { snapshotOn, successorsOn, type Hierarchy } from '@hieuhoc/indicator-maths';

/** An account of a person with a role that holds on the day. */
export interface Holder {
  readonly account: string;
  readonly role: string;
  /** Null: the whole country. */
  readonly area: string | null;
}

/** Who is in charge of an area: who holds the role on it; where nobody does, on the nearest area above, so that nothing is told to nobody. */
export class Holders {
  private readonly byPlace = new Map<string, Set<string>>();
  private readonly found = new Map<string, readonly string[]>();

  constructor(
    holders: readonly Holder[],
    private readonly hierarchy: Hierarchy,
    private readonly on: string,
  ) {
    for (const { account, role, area } of holders)
      for (const place of area === null ? [null] : successorsOn(hierarchy, area, on)) this.at(role, place).add(account);
  }

  inChargeOf(area: string, role: string): readonly string[] {
    const key = `${role} ${area}`;
    let found = this.found.get(key);
    if (found === undefined) this.found.set(key, (found = this.search(area, role)));
    return found;
  }

  private search(area: string, role: string): readonly string[] {
    const tree = snapshotOn(this.hierarchy, this.on);
    for (const place of [...(tree.has(area) ? tree.upward(area) : []), null]) {
      const here = this.at(role, place);
      if (here.size > 0) return [...here].toSorted();
    }
    return [];
  }

  private at(role: string, place: string | null): Set<string> {
    const key = `${role} ${place ?? ''}`;
    let accounts = this.byPlace.get(key);
    if (accounts === undefined) this.byPlace.set(key, (accounts = new Set()));
    return accounts;
  }
}
