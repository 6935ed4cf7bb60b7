import type { PublishedQuestion } from '@hieuhoc/dossier';
import { hierarchyOf, type StatusRow } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import { hierarchyChangesAt } from '../areas';
import type { AsOf } from '../platform/queries/as-of';
import { PlanQueries } from '../plans';

/** Of what a paper shows by its code. */
export interface PaperNames {
  readonly plan: string;
  readonly areas: Readonly<Record<string, string>>;
  readonly indicators: Readonly<Record<string, { readonly name: string; readonly unit: string }>>;
}

/** What a paper needs to be read by somebody without an account: what its codes were called when it was published. */
export async function namesOf(
  read: ReadModels,
  rows: readonly StatusRow[],
  { plan, area, on }: PublishedQuestion,
  { logSize }: AsOf,
): Promise<PaperNames> {
  const known = await new PlanQueries(read).planAt(plan, logSize);
  const hierarchy = hierarchyOf(await hierarchyChangesAt(read, logSize));
  const areas = [...new Set([area, ...rows.map((row) => row.area)])];
  const measured = new Set(rows.map(({ indicator }) => indicator));
  return {
    plan: known?.plan.document.title ?? plan,
    areas: Object.fromEntries(areas.map((id) => [id, hierarchy.area(id)?.names.findLast((name) => name.on <= on)?.value ?? id])),
    indicators: Object.fromEntries(
      (known?.plan.document.indicators ?? [])
        .filter(({ code }) => measured.has(code))
        .map(({ code, name, unit }) => [code, { name, unit }]),
    ),
  };
}
