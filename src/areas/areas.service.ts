import type { Handled } from '@hieuhoc/decider';
import type { Commands } from '../platform/commands/commands';
import type { CommandContext } from '../platform/commands/context';
import { hierarchyDecider, type HierarchyCommand } from './hierarchy.decider';
import type { Area, HierarchyEvent } from './hierarchy.events';
import { HIERARCHY } from './hierarchy.events';
import type { Hierarchy } from './hierarchy';
import type { KnownChanges } from './known-changes';

export type HierarchyNow = Handled<KnownChanges, HierarchyEvent>;
/** An area as a plan document writes it. */
export type AreaInput = Area & { readonly from: string };
export type AreaChange = Exclude<HierarchyCommand, { readonly kind: 'establish' }>;

/** Commands on the dated hierarchy, for HTTP, the command line, plans and the sample alike. */
export class AreasService {
  constructor(private readonly commands: Commands) {}

  /** The hierarchy as it stands now, and the position it was seen at. Use it before the next await. */
  async current(): Promise<{ readonly hierarchy: Hierarchy; readonly known: KnownChanges; readonly position: string | null }> {
    const { state, position } = await this.commands.current(hierarchyDecider, HIERARCHY);
    return { hierarchy: state.hierarchy(), known: state, position };
  }

  /** Checks without recording; the ids that are new. Throws what `establish` throws. */
  async check(areas: readonly AreaInput[]): Promise<readonly string[]> {
    const { known } = await this.current();
    const events = hierarchyDecider.decide(known, establishing(areas), { actor: 'check' });
    return events.flatMap(({ type, data }) => (type === 'AreaEstablished' ? [data.area.id] : []));
  }

  /** What would be recorded; nothing is. Throws what `change` throws. */
  async tryChange(change: AreaChange): Promise<readonly HierarchyEvent[]> {
    const { known } = await this.current();
    return hierarchyDecider.decide(known, change, { actor: 'check' });
  }

  /** Establishes those that are new, all or none; those known just so are left out. Throws ChangeRefused, Unknown. */
  async establish(areas: readonly AreaInput[], context: CommandContext): Promise<HierarchyNow> {
    return this.run(establishing(areas), context);
  }

  /** Throws ChangeRefused, Unknown. */
  async change(change: AreaChange, context: CommandContext, reason?: string): Promise<HierarchyNow> {
    return this.run(change, context, reason);
  }

  private run(command: HierarchyCommand, context: CommandContext, reason?: string): Promise<HierarchyNow> {
    return this.commands.run(hierarchyDecider, HIERARCHY, command, context, { kept: true, ...(reason !== undefined && { reason }) });
  }
}

const establishing = (areas: readonly AreaInput[]): HierarchyCommand => ({
  kind: 'establish',
  areas: areas.map(({ from, ...area }) => ({ on: from, area })),
});
