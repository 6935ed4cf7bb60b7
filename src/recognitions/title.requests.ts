import { MalformedRequest } from '../platform/http/errors';
import { sent } from '../platform/http/sent';
import { normalCriteria, type TitleInput } from './normal-title';
import { isValidity, type CriteriaDto, type LevelMarkDto, type TitleDto } from './title.dto';
import type { LevelMark, Title, TitleCriteria, Validity } from './title.events';

/** What was posted, less the fields that were not sent. Throws MalformedRequest. */
export function titleOf({ validity, criteria, ...body }: TitleDto): TitleInput {
  return { ...sent(body), ...validityOf(validity), ...criteriaOf(criteria) };
}

/** Likewise what a revision names. */
export function titleChangesOf({ validity, criteria, ...changes }: Partial<TitleDto>): Partial<Title> {
  return { ...sent(changes), ...validityOf(validity), ...criteriaOf(criteria) };
}

function validityOf(validity: unknown): { readonly validity?: Validity } {
  return isValidity(validity) ? { validity: typeof validity === 'object' ? { ...validity } : validity } : {};
}

function criteriaOf(form: CriteriaDto | undefined): { readonly criteria?: TitleCriteria } {
  if (form === undefined) return {};
  const { kind, version, source, outOf, cutOffs, levels } = form;
  const also = { version, ...(source !== undefined && { source }) };
  if (kind === 'points') {
    refuse(levels !== undefined, 'criteria.levels', 'không dùng với kind: points; hãy bỏ đi');
    refuse(cutOffs === undefined, 'criteria.cutOffs', 'phải có với kind: points');
    const marks = (cutOffs ?? []).map(sent);
    return { criteria: normalCriteria({ kind, ...also, ...(outOf !== undefined && { outOf }), cutOffs: marks }) };
  }
  refuse(cutOffs !== undefined, 'criteria.cutOffs', 'không dùng với kind: all-of; hãy bỏ đi');
  refuse(outOf !== undefined, 'criteria.outOf', 'không dùng với kind: all-of; hãy bỏ đi');
  refuse(levels === undefined, 'criteria.levels', 'phải có với kind: all-of');
  return { criteria: { kind, ...also, levels: (levels ?? []).map(markOf) } };
}

function markOf({ upgrade, ...mark }: LevelMarkDto): LevelMark {
  return { ...sent(mark), ...(upgrade !== undefined && { upgrade: sent(upgrade) }) };
}

function refuse(wrong: boolean, field: string, message: string): void {
  if (wrong) throw new MalformedRequest([{ field, message }]);
}
