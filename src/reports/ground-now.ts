import type { DutyGround, HierarchyChange } from '@hieuhoc/indicator-maths';
import type { AreasService, BodiesService, Body } from '../areas';
import { changeOf } from '../areas/hierarchy.events';
import { latest } from '../platform/commands/commands';
import type { Defined } from '../platform/definitions';
import { groundOf } from './ground';

/** Areas and bodies as the log has them now, for commands, and the latest position that was looked at. */
export class GroundNow {
  constructor(
    private readonly areas: AreasService,
    private readonly bodies: BodiesService,
  ) {}

  async of(codes: Iterable<string>): Promise<{ readonly ground: DutyGround; readonly position: string | null }> {
    const bodies = new Map<string, Defined<Body>>();
    const seen: (string | null)[] = [];
    for (const code of codes) {
      const { state, position } = await this.bodies.current(code);
      bodies.set(code, state);
      seen.push(position);
    }
    const { known, position } = await this.areas.current();
    return { ground: groundOf(changesOf(known), bodies), position: latest(...seen, position) ?? null };
  }
}

type Known = Awaited<ReturnType<AreasService['current']>>['known'];
type Changes = readonly HierarchyChange[];
const translated = new WeakMap<Known, Changes>();

/** For the rules; the same state of the stream gives the same list, so that its hierarchy is built once. */
function changesOf(known: Known): Changes {
  let changes = translated.get(known);
  if (changes === undefined) translated.set(known, (changes = known.events().map(changeOf)));
  return changes;
}
