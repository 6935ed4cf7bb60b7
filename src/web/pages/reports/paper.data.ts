import { fullName } from '../../known/areas';
import type { Visit } from '../../visit/visit';
import type { ReportLife } from './report.data';

/** Who signs, and under whom. */
export interface Paper {
  readonly office: string;
  readonly above: string | null;
  readonly place: string;
  /** A people's committee signs on behalf of itself. */
  readonly isCommittee: boolean;
}

export async function paperOf(visit: Visit, { report, called }: ReportLife): Promise<Paper> {
  const area = await areaOf(visit, report.area);
  const parent = area?.parent === null || area === null ? null : await areaOf(visit, area.parent);
  const name = area === null ? report.area : fullName(area);
  const place = area?.name ?? report.area;
  if (report.reporter !== report.area)
    return { office: called.body(report.reporter), above: `Ủy ban nhân dân ${name}`, place, isCommittee: false };
  const above = parent === null ? null : `Ủy ban nhân dân ${fullName(parent)}`;
  return { office: `Ủy ban nhân dân ${name}`, above, place, isCommittee: true };
}

interface Office {
  readonly name: string;
  readonly kind: string;
  readonly parent: string | null;
}

const areaOf = (visit: Visit, area: string): Promise<Office | null> => visit.api.maybe(`/api/areas/${encodeURIComponent(area)}`, visit.at);
