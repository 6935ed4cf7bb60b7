import { gather, logDossierLines, rowsDossierLines, type Asked } from '@hieuhoc/dossier';
import type { EventStore } from '@hieuhoc/event-store';
import type { StatusRow } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import { refuseUnknownCodes } from '../../indicators';
import type { SealedLog } from '../../platform/sealing';
import type { AsOf, AsOfReader } from '../../platform/queries/as-of';
import { upcastParsed } from '../../platform/event-store/upcast-parsed';
import { dayOf, type Clock } from '../../platform/time/clock';
import { PlanQueries } from '../../plans';
import { ofRules, type ChangesService } from '../../status';
import { checkpointToShow } from './checkpoint-to-show';
import type { DossierQuery } from './dossier.dto';
import { NothingSealed } from './dossier.errors';
import { newestSeal, newestSealSize } from './newest-seal';
import { sourceOf } from './sealed-source';
import { firstEvents, storedUpTo } from './stored-events';

/** What dossiers need of the sealed log. */
export type SealedForDossiers = Pick<SealedLog, 'latest' | 'covering' | 'whenSealed' | 'headsAt' | 'tile' | 'entries' | 'timestampOf'>;

export interface Dossier {
  /** A file name. */
  readonly name: string;
  /** Without line feeds. */
  readonly lines: AsyncIterable<string> | Iterable<string>;
}

type AskedRows = Asked & { readonly kind: 'rows' };

const PATIENCE_MS = 5_000;

/** Makes dossiers: the rows of plans, or the whole log, as the newest sealed stream heads let them be proven. */
export class DossiersService {
  private readonly plans: PlanQueries;

  constructor(
    private readonly store: EventStore,
    private readonly read: ReadModels,
    private readonly moments: AsOfReader,
    private readonly sealed: SealedForDossiers,
    private readonly status: Pick<ChangesService, 'rowsAt'>,
    private readonly clock: Clock,
  ) {
    this.plans = new PlanQueries(read);
  }

  /** Throws NothingSealed, SealBehind, Unknown. */
  async make(query: DossierQuery): Promise<Dossier> {
    const { plan, indicator, area, period, on, basis } = query;
    const asOf = await this.moments.resolve(query.asOf, on);
    if ([plan, indicator, area, period, on, basis].every((named) => named === undefined)) return this.ofLog(query, asOf);
    await refuseUnknownCodes(this.read, query);
    await this.plans.refuseUnknown(query);
    return this.ofRows(query, asOf);
  }

  /** Up to the newest checkpoint, or the first that covers what was known at the moment asked about. */
  private async ofLog(query: DossierQuery, { logSize }: AsOf): Promise<Dossier> {
    const signed = query.asOf === undefined ? this.sealed.latest() : this.sealed.covering(logSize);
    const checkpoint = signed ?? (await this.sealed.whenSealed(logSize, PATIENCE_MS));
    const sealSize = (await newestSealSize(this.store, this.sealed, checkpoint.size)) ?? checkpoint.size;
    const log = sourceOf(this.sealed, checkpoint);
    return {
      name: `nhat-ky-${checkpoint.size}.hoso`,
      lines: logDossierLines({ log, held: heldIn(query), sealSize, events: firstEvents(this.store, checkpoint.size) }),
    };
  }

  private async ofRows(query: DossierQuery, { logSize }: AsOf): Promise<Dossier> {
    const newest = await newestSeal(this.store, this.read, logSize);
    if (newest === null) throw new NothingSealed(query.asOf === undefined ? null : logSize);
    const { seal, sealSize } = newest;
    const asked = askedIn(query, dayOf(this.clock()));
    const checkpoint = await checkpointToShow(this.sealed, seal.index + 1);
    const heads = this.sealed.headsAt(sealSize);
    const gathered = await gather(heads, asked, storedUpTo(this.store, this.read, sealSize), upcastParsed);
    const rows = await this.rowsOf(asked, sealSize);
    const log = sourceOf(this.sealed, checkpoint);
    return {
      name: `ho-so-${asked.plan ?? 'moi-ke-hoach'}-${sealSize}.hoso`,
      lines: rowsDossierLines({ log, held: heldIn(query), asked, heads, ...gathered, seal, sealSize, rows }),
    };
  }

  private async rowsOf(asked: AskedRows, logSize: number): Promise<readonly StatusRow[]> {
    const asOf = await this.moments.resolve(String(logSize));
    const known = await this.plans.plansAt(logSize);
    const rows: StatusRow[] = [];
    for (const { plan } of known.filter(({ plan: { document } }) => asked.plan === null || document.plan === asked.plan))
      rows.push(...(await this.rowsOfPlan(plan.document.plan, asked, asOf)));
    return rows;
  }

  private async rowsOfPlan(plan: string, { area, period, basis, indicator, on }: AskedRows, asOf: AsOf): Promise<StatusRow[]> {
    const question = { plan, basis, ...(area !== null && { area }), ...(period !== null && { period }) };
    const answered = await this.status.rowsAt(question, { on, asOf });
    return answered.filter((row) => indicator === null || row.indicator === indicator).map(ofRules);
  }
}

const heldIn = ({ held }: DossierQuery): readonly number[] => (held === undefined ? [] : held.split(',').map(Number));

const askedIn = ({ plan, indicator, area, period, on, basis }: DossierQuery, today: string): AskedRows => ({
  kind: 'rows',
  plan: plan ?? null,
  indicator: indicator ?? null,
  area: area ?? null,
  period: period ?? null,
  on: on ?? today,
  basis: basis ?? 'reported',
});
