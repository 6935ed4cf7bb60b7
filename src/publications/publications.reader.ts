import { readCode } from '@hieuhoc/dossier';
import type { StatusRow } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import type { AsOf, AsOfReader } from '../platform/queries/as-of';
import { pageOf, type Page } from '../platform/queries/page';
import { reasonOf, type RowChange, type StateReason } from '../status';
import { UnknownPublication } from './publication.errors';
import { publicationBy, publicationsAt, type Recorded } from './publication.queries';
import { namesOf, type PaperNames } from './paper-names';
import { qrOf, qrTextOf } from './qr-of';
import type { RowsOnThread } from './rows-on-thread';

/** What was published, by whom and when. */
export interface PublicationItem {
  readonly code: string;
  readonly plan: string;
  readonly area: string;
  readonly level: string | null;
  readonly period: string | null;
  readonly on: string;
  readonly basis: 'reported' | 'verified';
  readonly title: string | null;
  readonly origin: string;
  readonly logSize: number;
  /** Base64, as it stands in the log's checkpoints. */
  readonly root: string;
  readonly rows: number;
  readonly digest: string;
  readonly publishedAt: string;
  readonly publishedBy: string;
}

export interface PublicationView extends Omit<PublicationItem, 'rows'> {
  readonly asOf: AsOf;
  /** Computed again from the log as it was: their hash is still the published one. */
  readonly intact: boolean;
  readonly rows: readonly StatusRow[];
  /** Why each row's state is what it is, in their order; beside them, because they are what was hashed. */
  readonly reasons: readonly (StateReason | null)[];
  readonly qr: { readonly text: string; readonly svg: string };
  /** Where the dossier is from which an auditor derives these rows himself. */
  readonly dossier: string;
  /** Asked for with `compare=now`: what the same question is answered with what is known now. */
  readonly now?: { readonly asOf: AsOf; readonly changes: readonly RowChange[] };
}

/** For whoever holds a paper, signed in or not. */
export interface PublicationCheck extends Omit<PublicationItem, 'rows' | 'publishedBy'> {
  readonly intact: boolean;
  readonly rows: readonly StatusRow[];
  readonly reasons: readonly (StateReason | null)[];
  /** Whether size and root on the paper are the published ones; null where they were not given. */
  readonly matches: { readonly size: boolean | null; readonly root: boolean | null };
  /** What the codes in it are called: whoever holds a paper may have no account to ask with. */
  readonly names: PaperNames;
}

export class PublicationsReader {
  constructor(
    private readonly read: ReadModels,
    private readonly moments: AsOfReader,
    private readonly rows: RowsOnThread,
    /** Where people reach the system; empty where nobody said. */
    private readonly publicOrigin: string,
  ) {}

  async list(query: {
    readonly plan?: string;
    readonly asOf?: string;
    readonly cursor?: string;
    readonly limit?: number;
  }): Promise<Page<PublicationItem>> {
    const asOf = await this.moments.resolve(query.asOf);
    const all = await publicationsAt(this.read, asOf.logSize, query.plan);
    return pageOf(asOf, all.map(itemOf), query);
  }

  async one(typed: string, { compare, causes }: { readonly compare?: 'now'; readonly causes?: number }): Promise<PublicationView> {
    const recorded = await this.recorded(typed);
    const { rows, intact, moment } = await this.again(recorded);
    const { publication } = recorded;
    const text = qrTextOf(publication, this.publicOrigin);
    const view = {
      ...itemOf(recorded),
      asOf: moment,
      intact,
      rows,
      reasons: rows.map(reasonOf),
      qr: { text, svg: qrOf(text) },
      dossier: dossierOf(publication),
    };
    if (compare === undefined) return view;
    const asOf = await this.moments.resolve(undefined);
    return { ...view, now: { asOf, changes: await this.rows.changedSince(publication, moment, asOf, causes) } };
  }

  /** `size` and `root` as they stand on a paper, the root in either base64. */
  async check(typed: string, paper: { readonly size?: string; readonly root?: string }): Promise<PublicationCheck> {
    const recorded = await this.recorded(typed);
    const { rows, intact, moment } = await this.again(recorded);
    const names = await namesOf(this.read, rows, recorded.publication, moment);
    const { publishedBy: _, ...item } = itemOf(recorded);
    const size = paper.size === undefined ? null : Number(paper.size) === item.logSize;
    const root = paper.root === undefined ? null : Buffer.from(paper.root, 'base64').equals(Buffer.from(item.root, 'base64'));
    return { ...item, intact, rows, reasons: rows.map(reasonOf), matches: { size, root }, names };
  }

  private async recorded(typed: string): Promise<Recorded> {
    const code = readCode(typed);
    const found = code === null ? null : await publicationBy(this.read, code);
    if (found === null) throw new UnknownPublication(typed);
    return found;
  }

  private async again({ publication }: Recorded): Promise<{ rows: readonly StatusRow[]; intact: boolean; moment: AsOf }> {
    const moment = await this.moments.resolve(String(publication.logSize));
    const { rows, digest } = await this.rows.of(publication, moment);
    return { rows, intact: digest === publication.digest, moment };
  }
}

function dossierOf({ plan, area, period, on, basis, logSize }: Recorded['publication']): string {
  const asked = { plan, area, on, basis, asOf: String(logSize), ...(period !== null && { period }) };
  return `/api/dossiers?${new URLSearchParams(asked).toString()}`;
}

function itemOf({ publication, recordedAt, actor }: Recorded): PublicationItem {
  const { title = null, root, ...said } = publication;
  return { ...said, title, root: Buffer.from(root, 'hex').toString('base64'), publishedAt: recordedAt, publishedBy: actor };
}
