import type { AreasService, BodiesService } from '../areas';
import type { Access } from '../platform/access/access';
import type { Identity } from '../platform/access/identity';
import type { PlanDocument } from './document';

/** A plan brings areas and bodies with it: whoever issues it must be allowed to place each of them. */
export class PlanPermission {
  constructor(
    private readonly access: Access,
    private readonly areas: AreasService,
    private readonly bodies: BodiesService,
  ) {}

  /** Throws SignInRequired, Forbidden, and what the checks of areas and bodies throw. */
  async requireIssue(who: Identity | null, document: PlanDocument): Promise<void> {
    const fresh = new Set(await this.areas.check(document.areas));
    const parents = new Map(document.areas.map(({ id, parent }) => [id, parent]));
    // Of what the plan itself brings, the first area above that is there already.
    const known = (id: string | null): string | null => (id !== null && fresh.has(id) ? known(parents.get(id) ?? null) : id);
    await this.access.require(who, 'plan.issue', known(document.area));
    for (const place of new Set([...fresh].map((id) => known(id)))) await this.access.require(who, 'area.establish', place);
    const alongside = new Set(parents.keys());
    for (const body of document.bodies)
      if (await this.bodies.check(body, alongside)) await this.access.require(who, 'body.define', known(body.area));
  }
}
