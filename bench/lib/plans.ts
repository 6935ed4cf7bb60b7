import type { EventStore } from '@hieuhoc/event-store';
import { AreasService, BodiesService } from '../../src/areas';
import { IndicatorsService } from '../../src/indicators';
import { PlansService, type PlanDocument } from '../../src/plans';
import { Commands } from '../../src/platform/commands/commands';
import { TitlesService } from '../../src/recognitions';

/** Issues a plan document as HTTP does, with what it brings. */
export async function issuePlan(store: EventStore, document: PlanDocument): Promise<void> {
  const commands = new Commands(store);
  const areas = new AreasService(commands);
  const bodies = new BodiesService(commands, areas);
  const plans = new PlansService(commands, areas, bodies, new IndicatorsService(commands), new TitlesService(commands));
  await plans.issue(document, { actor: 'van-thu', now: new Date() });
}
