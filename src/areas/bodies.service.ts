import type { Commands } from '../platform/commands/commands';
import type { CommandContext } from '../platform/commands/context';
import { Definitions, type DefinedNow, type Retirement, type Revision } from '../platform/definitions';
import { Unknown } from '../platform/http/errors';
import type { AreasService } from './areas.service';
import { bodyDecider } from './body.decider';
import type { Body } from './body.events';

export type BodyNow = DefinedNow<'Body', Body>;

/** Commands on bodies: each belongs to an area that is known. */
export class BodiesService {
  private readonly definitions: Definitions<'Body', Body>;

  constructor(
    commands: Commands,
    private readonly areas: AreasService,
  ) {
    this.definitions = new Definitions(commands, 'body', bodyDecider);
  }

  /** Checks without recording; true when it is new. `alongside` are ids that the same document establishes. */
  async check({ code, name, area }: Body, alongside: ReadonlySet<string> = new Set()): Promise<boolean> {
    if (!alongside.has(area)) await this.seenArea(area);
    return this.definitions.check({ code, name, area });
  }

  /** Throws Unknown, DefinedDifferently. The identical definition again is success and writes nothing. */
  async define({ code, name, area }: Body, context: CommandContext): Promise<BodyNow> {
    return this.definitions.define({ code, name, area }, context, (await this.seenArea(area)) ?? undefined);
  }

  async revise(code: string, revision: Revision<Body>, context: CommandContext): Promise<BodyNow> {
    const { area } = revision.changes;
    const basedOn = area === undefined ? null : await this.seenArea(area);
    return this.definitions.revise(code, revision, context, basedOn ?? undefined);
  }

  retire(code: string, retirement: Retirement, context: CommandContext): Promise<BodyNow> {
    return this.definitions.retire(code, retirement, context);
  }

  /** With all that was said of it; `defined` is null where there is none. */
  current(code: string): ReturnType<Definitions<'Body', Body>['current']> {
    return this.definitions.current(code);
  }

  /** Throws Unknown. */
  required(code: string, day?: string): ReturnType<Definitions<'Body', Body>['required']> {
    return this.definitions.required(code, day);
  }

  /** Where it lies by its latest definition; undefined where there is no such body. */
  async areaOf(code: string): Promise<string | undefined> {
    const { state } = await this.definitions.current(code);
    return state.defined === null ? undefined : (await this.required(code)).definition.area;
  }

  private async seenArea(area: string): Promise<string | null> {
    const { hierarchy, position } = await this.areas.current();
    if (hierarchy.get(area) === undefined) throw new Unknown('area', area);
    return position;
  }
}
