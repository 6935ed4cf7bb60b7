import type { ReadModels } from '@hieuhoc/projections';
import { bodiesAt, hierarchyAt, valueOn } from '../areas';
import { inForce } from '../platform/definitions';
import { areaWords } from '../platform/text/area-words';
import { PlanQueries } from '../plans';
import type { Names } from './digest';

/** The names on a day of what letters speak of; a code where there is no name. */
export async function namesAt(read: ReadModels, logSize: number, on: string): Promise<Names> {
  const { hierarchy } = await hierarchyAt(read, logSize);
  const bodies = await bodiesAt(read, logSize);
  const plans = new Map((await new PlanQueries(read).plansAt(logSize)).map(({ plan: { document } }) => [document.plan, document.title]));
  return {
    plan: (code) => plans.get(code) ?? code,
    reporter: (id) => {
      const area = hierarchy.get(id);
      if (area !== undefined) return areaWords({ name: valueOn(area.names, on) ?? id, kind: valueOn(area.kinds, on) ?? '' });
      const body = bodies.get(id);
      return body === undefined ? id : (inForce(body, on) ?? body.defined).name;
    },
  };
}
