import { codeOfPublication, type PublishedQuestion } from '@hieuhoc/dossier';
import type { Handled } from '@hieuhoc/decider';
import { uuid7 } from '@hieuhoc/event-store';
import { hierarchyOf } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import { hierarchyChangesAt } from '../areas';
import type { Commands } from '../platform/commands/commands';
import type { CommandContext } from '../platform/commands/context';
import { derivedId } from '../platform/derived-id';
import { Unknown } from '../platform/http/errors';
import type { AsOfReader } from '../platform/queries/as-of';
import { dayOf } from '../platform/time/clock';
import { areaOn, PlanQueries } from '../plans';
import { publicationDecider, type Publication } from './publication.decider';
import type { PublicationDto } from './publication.dto';
import { NothingToPublish } from './publication.errors';
import { publicationStream, type PublicationEvent } from './publication.events';
import type { RowsOnThread } from './rows-on-thread';
import type { SealNow } from './seal-now';

export type Published = Handled<Publication | null, PublicationEvent>;

/** Pins rows to a size and a root of the log, so that whoever holds the paper can have them computed again. */
export class PublicationsService {
  private readonly plans: PlanQueries;

  constructor(
    private readonly commands: Commands,
    private readonly read: ReadModels,
    private readonly moments: AsOfReader,
    private readonly rows: RowsOnThread,
    private readonly sealNow: SealNow,
    /** What was written last is in the read models: whoever publishes has just seen it. */
    private readonly settled: () => Promise<void>,
  ) {
    this.plans = new PlanQueries(read);
  }

  async publish(said: PublicationDto, context: CommandContext): Promise<Published> {
    const { idempotency } = context;
    const stream = publicationStream(idempotency === undefined ? uuid7() : derivedId(`publication:${idempotency.keyHash}`));
    const { state } = await this.commands.current(publicationDecider, stream);
    // Asked again under the same key: the log has moved on since, what was published has not.
    const publication = state ?? (await this.prepared(said, context));
    return this.commands.run(publicationDecider, stream, publication, context);
  }

  private async prepared(said: PublicationDto, context: CommandContext): Promise<Publication> {
    await this.settled();
    const known = await this.plans.planAt(said.plan, Number.MAX_SAFE_INTEGER);
    if (known === null) throw new Unknown('plan', said.plan);
    const on = said.on ?? dayOf(context.now);
    const question: PublishedQuestion = {
      plan: said.plan,
      area: said.area ?? areaOn(known.plan, on),
      level: said.level ?? null,
      period: said.period ?? null,
      on,
      basis: said.basis ?? 'reported',
    };
    await requireArea(this.read, question.area);
    // A seal is recorded: what has nothing to publish is refused before it.
    await this.counted(question, undefined);
    const sealed = await this.sealNow(context);
    // What others wrote meanwhile is in the size that was sealed.
    await this.settled();
    const { count: rows, digest } = await this.counted(question, String(sealed.logSize));
    const code = codeOfPublication({ ...question, ...sealed, digest });
    const { title } = said;
    return { ...question, ...(title !== undefined && { title }), ...sealed, rows, digest, code };
  }

  /** Throws NothingToPublish, TooMuchToPublish. */
  private async counted(question: PublishedQuestion, asOf: string | undefined) {
    const counted = await this.rows.count(question, await this.moments.resolve(asOf));
    if (counted.count === 0) throw new NothingToPublish(question.plan, question.area);
    return counted;
  }
}

/** Throws Unknown for an area that nobody knows today. */
async function requireArea(read: ReadModels, area: string): Promise<void> {
  const today = hierarchyOf(await hierarchyChangesAt(read, Number.MAX_SAFE_INTEGER));
  if (today.area(area) === undefined) throw new Unknown('area', area);
}
