import type { Subject } from '@hieuhoc/indicator-maths';
import type { Access } from '../../platform/access/access';
import type { Action } from '../../platform/access/actions';
import { MalformedRequest, Unknown } from '../../platform/http/errors';
import type { CitedEvidence } from '../../platform/evidence';
import type { Vault } from '../../platform/vault';
import { assessed, upgradeTo } from '../assessment';
import { refuseArea, refuseElsewhere } from '../grant-checks';
import { refuseOtherGrantor } from '../grantor';
import type { RecognitionCommand } from '../recognition.decider';
import { otherKind, registeredDifferently } from '../recognition.errors';
import type { Ground } from '../recognitions.service';
import { homeOn, type Registration } from '../subject.decider';
import { refFrom } from '../subjects.service';
import { validUntil } from '../validity';
import type { Batch, ListRow } from './batch';
import type { NamedRow } from './bulk.queries';

export type GrantCommand = Extract<RecognitionCommand, { readonly kind: 'grant' }>;

export interface Prepared {
  readonly row: ListRow;
  readonly ref: string;
  /** Null where the subject is registered already. */
  readonly registration: Registration | null;
  readonly command: GrantCommand;
}

export interface KnownSubject {
  readonly subject: Subject;
  readonly named: NamedRow | undefined;
}

interface Over {
  readonly vault: Vault;
  readonly access: Access | undefined;
  readonly evidence: CitedEvidence;
}

/** Checks of one list, each made once for all rows it holds for. */
export class Preparing {
  private readonly places = new Map<string, Promise<Error | null>>();
  private readonly homes = new Map<string, Error | null>();
  private readonly papers = new Map<string, Promise<Error | null>>();
  private readonly validUntil: string | null;

  constructor(
    private readonly batch: Batch,
    private readonly ground: Ground,
    private readonly over: Over,
  ) {
    const { recognisedOn } = batch.head;
    this.validUntil = batch.head.validUntil ?? validUntil(ground.title.validity, recognisedOn);
  }

  refOf(row: ListRow): string {
    return row.subject ?? refFrom(`${this.batch.import}:${row.row}`);
  }

  /** What a line asks for. Throws what a single grant would. */
  async prepare(row: ListRow, known: KnownSubject | undefined): Promise<Prepared> {
    const { head } = this.batch;
    const { title } = this.ground;
    const ref = this.refOf(row);
    if (row.fault !== undefined) throw new MalformedRequest([{ field: `rows.${row.row}`, message: row.fault }]);
    const area = row.area ?? (known && homeOn(known.subject, head.recognisedOn));
    if (area === undefined) throw row.subject === undefined ? nothingSaid(row) : new Unknown('subject', ref);
    await this.refusePlace('recognition.grant', area);
    if (known === undefined) await this.refusePlace('subject.register', area);
    else this.refuseOther(known, row, area);
    const assessment = assessed(title, shownBy(row, head.level));
    await this.refuseEvidence(row.evidence);
    const upgrade = upgradeTo(title, assessment.level);
    const { decision, recognisedOn } = head;
    const command: GrantCommand = {
      kind: 'grant',
      title: title.code,
      subject: ref,
      area,
      decision,
      recognisedOn,
      validity: title.validity,
      assessment,
      listed: { import: this.batch.import, row: row.row },
      ...(upgrade && { upgrade }),
      ...(this.validUntil !== null && { validUntil: this.validUntil }),
    };
    return { row, ref, command, registration: known === undefined ? this.registrationOf(row, ref, area) : null };
  }

  private registrationOf({ name, from }: ListRow, ref: string, area: string): Registration {
    return { ref, kind: this.ground.title.subject, area, ...(name !== undefined && { name }), ...(from !== undefined && { from }) };
  }

  private refuseOther({ subject, named }: KnownSubject, { name }: ListRow, area: string): void {
    const { title, hierarchy } = this.ground;
    if (subject.kind !== title.subject) throw otherKind(title.code, title.subject, subject.ref, subject.kind);
    if (name !== undefined && named !== undefined && this.isOther(named, name)) throw registeredDifferently(subject.ref, ['name']);
    if (subject.homes.some((home) => home.area === area)) return;
    const pair = `${subject.homes.map((home) => home.area).join(' ')} > ${area}`;
    const refusal = this.homes.get(pair) ?? refusalOf(() => refuseElsewhere(hierarchy, subject, area));
    this.homes.set(pair, refusal);
    if (refusal !== null) throw refusal;
  }

  /** Another name under the same ref is a slip of the list; one registered without a name is not compared. */
  private isOther({ ref, name, commitment }: NamedRow, given: string): boolean {
    const registered = commitment === null ? name : this.over.vault.open({ ref, h: commitment })?.name;
    return registered !== null && registered !== undefined && registered !== given;
  }

  /** A list cites few papers in many rows. */
  private async refuseEvidence(refs: readonly string[] = []): Promise<void> {
    for (const ref of refs) {
      const asked = this.papers.get(ref) ?? this.over.evidence.check([ref], this.batch.context).then(() => null, asError);
      this.papers.set(ref, asked);
      const refusal = await asked;
      if (refusal !== null) throw refusal;
    }
  }

  private async refusePlace(action: Action, area: string): Promise<void> {
    const place = `${action} ${area}`;
    const asked = this.places.get(place) ?? this.asked(action, area);
    this.places.set(place, asked);
    const refusal = await asked;
    if (refusal !== null) throw refusal;
  }

  private async asked(action: Action, area: string): Promise<Error | null> {
    const { title, office, hierarchy } = this.ground;
    const { recognisedOn } = this.batch.head;
    try {
      refuseArea(hierarchy, area, recognisedOn);
      if (action === 'recognition.grant') refuseOtherGrantor(title, office, hierarchy, area, recognisedOn);
      await this.over.access?.require(this.batch.identity, action, area);
      return null;
    } catch (error) {
      return asError(error);
    }
  }
}

function shownBy({ score, level, criteriaVersion, evidence }: ListRow, ofAll: string | undefined): Parameters<typeof assessed>[1] {
  const given = level ?? ofAll;
  return {
    ...(score !== undefined && { score }),
    ...(given !== undefined && { level: given }),
    ...(criteriaVersion !== undefined && { criteriaVersion }),
    ...(evidence !== undefined && { evidence }),
  };
}

const nothingSaid = ({ row }: ListRow): MalformedRequest =>
  new MalformedRequest([{ field: `rows.${row}`, message: 'phải có subject (mã đối tượng), hoặc area để đăng ký mới' }]);

function refusalOf(check: () => void): Error | null {
  try {
    check();
    return null;
  } catch (error) {
    return asError(error);
  }
}

const asError = (error: unknown): Error => {
  if (error instanceof Error) return error;
  throw error;
};
