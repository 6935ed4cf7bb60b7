import { hashOf, type Handled } from '@hieuhoc/decider';
import { uuid7 } from '@hieuhoc/event-store';
import { areaEnded, areaNotYetEstablished, AreasService, type AreaHistory } from '../areas';
import type { Commands } from '../platform/commands/commands';
import type { CommandContext } from '../platform/commands/context';
import { Unknown } from '../platform/http/errors';
import { subjectDecider, type Registration, type SubjectState } from './subject.decider';
import { subjectStream, type SubjectEvent } from './subject.events';

export type SubjectNow = Handled<SubjectState, SubjectEvent>;
export type SubjectInput = Omit<Registration, 'ref'> & { readonly ref?: string };

/** Commands on those who may hold a title. */
export class SubjectsService {
  constructor(
    private readonly commands: Commands,
    private readonly areas: AreasService,
  ) {}

  /** Without a ref one is minted that says nothing. Throws Unknown, RecognitionRefused. */
  async register({ ref: given, ...input }: SubjectInput, context: CommandContext): Promise<SubjectNow & { readonly ref: string }> {
    const ref = given ?? mintedRef(context);
    const { area, position } = await this.seenArea(input.area);
    if (input.from !== undefined && area.until !== null && input.from >= area.until) throw areaEnded(area.spec.id, input.from, area.until);
    const command = { command: 'register', ref, ...input } as const;
    const now = await this.commands.run(subjectDecider, subjectStream(ref), command, context, position);
    return { ...now, ref };
  }

  /** Throws Unknown, RecognitionRefused. */
  async move(ref: string, to: { readonly area: string; readonly on: string }, context: CommandContext): Promise<SubjectNow> {
    const { area, position } = await this.seenArea(to.area);
    if (to.on < area.from) throw areaNotYetEstablished(area.spec.id, to.on, area.from);
    if (area.until !== null && to.on >= area.until) throw areaEnded(area.spec.id, to.on, area.until);
    return this.commands.run(subjectDecider, subjectStream(ref), { command: 'move', ref, ...to }, context, position);
  }

  /** Throws Unknown. */
  async required(ref: string): Promise<{ readonly subject: NonNullable<SubjectState>; readonly position: string | null }> {
    const { state, position } = await this.commands.current(subjectDecider, subjectStream(ref));
    if (state === null) throw new Unknown('subject', ref);
    return { subject: state, position };
  }

  private async seenArea(id: string): Promise<{ readonly area: AreaHistory; readonly position: { readonly basedOn?: string } }> {
    const { hierarchy, position } = await this.areas.current();
    const area = hierarchy.get(id);
    if (area === undefined) throw new Unknown('area', id);
    return { area, position: position === null ? {} : { basedOn: position } };
  }
}

/** Out of the idempotency key where there is one (a UUIDv8, RFC 9562 §5.8): the repeat has to find the subject it made the first time. */
function mintedRef({ idempotency }: CommandContext): string {
  if (idempotency === undefined) return uuid7();
  const hash = hashOf(`subject:${idempotency.keyHash}`);
  return [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`, `8${hash.slice(17, 20)}`, hash.slice(20, 32)].join('-');
}
