import { fromBase64 } from '@hieuhoc/transparency-log';
import type { StatusRow } from '@hieuhoc/indicator-maths';
import { Commitments } from './commitments';
import { sealIn, type Seal } from './checks/seal';
import type { DossierLine, EventLine, HeaderLine } from './lines';
import { evidenceIn } from './needed/evidence';
import { AS_IT_IS, type DossierEvent, type Upcast } from './rederive';
import type { EvidenceNamed } from './verdict';
import { EventsWalk, SEAL_STREAM } from './walk/events-walk';
import { HeadsWalk } from './walk/heads-walk';

/** What a dossier held, once it has been read to its end. */
export class DossierContent {
  readonly heads = new HeadsWalk();
  readonly events: EventsWalk;
  readonly tokens: Uint8Array[] = [];
  readonly claimed: StatusRow[] = [];
  readonly evidence: EvidenceNamed[] = [];
  /** Those before `asOf`, of rows alone. */
  readonly shown: DossierEvent[] = [];
  note = '';
  seal: Seal | null = null;
  readonly commitments = new Commitments();
  /** Places of events whose texts are no JSON objects. */
  readonly unreadable: number[] = [];

  constructor(
    readonly header: HeaderLine,
    sizes: ReadonlySet<number>,
    private readonly upcast: Upcast = AS_IT_IS,
  ) {
    this.events = new EventsWalk({ sizes, asOf: header.asOf, whole: header.asked.kind === 'log' });
  }

  take(line: DossierLine): void {
    switch (line.line) {
      case 'header':
      case 'end':
        return;
      case 'checkpoint':
        this.note = line.note;
        return;
      case 'token':
        this.tokens.push(fromBase64(line.token) ?? new Uint8Array());
        return;
      case 'head':
        return this.heads.head(line);
      case 'heads-skipped':
        return this.heads.skip(line);
      case 'event':
        return this.takeEvent(line);
      case 'events-skipped':
        return this.events.skip(line);
      case 'row':
        this.claimed.push(line.row);
    }
  }

  private takeEvent(line: EventLine): void {
    this.events.event(line);
    const { asked, asOf } = this.header;
    const isOfSeal = line.stream === SEAL_STREAM;
    if (asked.kind === 'log' && !isOfSeal && !Commitments.concerns(line)) return;
    const [data, metadata] = [objectIn(line.data), objectIn(line.metadata)];
    if (data === null || metadata === null) {
      this.unreadable.push(line.index);
      return;
    }
    const event = { ...line, data, metadata };
    const seal = sealIn(event);
    // Of a whole log the newest there is: whoever makes the file does not choose which one is held against it.
    if (seal !== null && (asked.kind === 'log' || seal.size === asOf)) this.seal = seal;
    this.commitments.take(event);
    const evidence = evidenceIn(event);
    if (evidence !== null) this.evidence.push(evidence);
    if (asked.kind === 'rows' && line.index < asOf) this.shown.push(this.upcast(dossierEvent(event)));
  }
}

const dossierEvent = ({ type, stream, revision, recordedAt, data, metadata, index }: DossierEvent): DossierEvent => ({
  type,
  stream,
  revision,
  recordedAt,
  data,
  metadata,
  index,
});

function objectIn(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return isRecord(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
