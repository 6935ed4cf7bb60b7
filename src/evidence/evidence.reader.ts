import type { ReadModels } from '@hieuhoc/projections';
import type { AsOf, AsOfReader } from '../platform/queries/as-of';
import type { Evidence } from './evidence.decider';
import { unknownEvidence } from './evidence.errors';
import { citationsOf, wasAdded } from './evidence.queries';
import type { EvidenceService } from './evidence.service';

export interface EvidenceView {
  readonly ref: string;
  readonly type: string;
  readonly size: number;
  /** Null once it is erased, as is what it was. */
  readonly name: string | null;
  readonly sha256: string | null;
  readonly area: string | null;
  readonly addedBy: string;
  readonly addedAt: string;
  readonly citedBy: readonly { readonly stream: string; readonly logSize: number; readonly area: string | null }[];
  readonly erased?: true;
  readonly asOf: AsOf;
}

/** What is known of a file beside its bytes. */
export class EvidenceReader {
  constructor(
    private readonly read: ReadModels,
    private readonly moments: AsOfReader,
    private readonly evidence: EvidenceService,
  ) {}

  /** Throws EvidenceRefused where it was not there at the moment asked about. */
  async about(one: Evidence, asked: string | undefined): Promise<EvidenceView> {
    const asOf = await this.moments.resolve(asked);
    const { ref, type, size, area = null, addedBy, addedAt } = one;
    if (asked !== undefined && !(await wasAdded(this.read, ref, asOf.logSize))) throw unknownEvidence(ref);
    const facts = this.evidence.factsOf(one);
    const citations = await citationsOf(this.read, ref, asOf.logSize);
    return {
      ref,
      type,
      size,
      name: facts?.name ?? null,
      sha256: facts?.sha256 ?? null,
      area,
      addedBy,
      addedAt,
      citedBy: citations.map(({ stream, logSize, area: about }) => ({ stream, logSize, area: about })),
      ...(facts === null && { erased: true }),
      asOf,
    };
  }
}
