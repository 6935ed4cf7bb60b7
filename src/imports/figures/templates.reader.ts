import { addDays, parsePeriod, periodAround, type PeriodInfo } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import { valueOn, type AreasService } from '../../areas';
import type { FiguresService } from '../../figures';
import type { IndicatorDefinition, IndicatorsService } from '../../indicators';
import type { StandingFigure } from '../../platform/entry';
import { MalformedRequest, Unknown } from '../../platform/http/errors';
import { areaWords } from '../../platform/text/area-words';
import { spokenPeriod } from '../../platform/text/periods';
import { dayOf, type Clock } from '../../platform/time/clock';
import { PlanQueries, type IssuedPlan } from '../../plans';
import { indicatorsOf } from '../../reports';
import { standingAt } from './row-said';
import type { TemplateQuery } from './template.dto';
import { templateFile, type TemplateRow } from './template';

/** Sheets to be filled in elsewhere: what a plan, or one of its duties, asks of an area for a period. */
export class TemplatesReader {
  private readonly plans: PlanQueries;

  constructor(
    read: ReadModels,
    private readonly areas: Pick<AreasService, 'current'>,
    private readonly indicators: Pick<IndicatorsService, 'required'>,
    private readonly figures: FiguresService,
    private readonly clock: Clock,
  ) {
    this.plans = new PlanQueries(read);
  }

  /** Throws Unknown, MalformedRequest. */
  async figuresOf(query: TemplateQuery): Promise<Buffer> {
    const span = parsePeriod(query.period);
    if (span === null) throw new MalformedRequest([{ field: 'period', message: 'không phải kỳ có thật' }]);
    const plan = (await this.plans.planAt(query.plan, Number.MAX_SAFE_INTEGER))?.plan;
    if (plan === undefined) throw new Unknown('plan', query.plan);
    const area = (await this.areas.current()).hierarchy.get(query.area);
    if (area === undefined) throw new Unknown('area', query.area);
    const asked = await Promise.all(codesAsked(plan, query.duty).map(async (code) => (await this.indicators.required(code)).definition));
    const taken = asked.filter(
      ({ from, periods, reportedAt }) => from === undefined && periods.includes(span.kind) && reportedAt.includes(area.spec.level),
    );
    const rows = await Promise.all(taken.map((indicator) => this.row(indicator, query.area, span)));
    const today = dayOf(this.clock());
    const named = { name: valueOn(area.names, today) ?? query.area, kind: valueOn(area.kinds, today) ?? '' };
    const heading = `Số liệu ${spokenPeriod(query.period)}, ${areaWords(named)}. ${plan.document.title}`;
    return templateFile({ area: query.area, period: query.period, heading, running: today < span.last, rows });
  }

  private async row(indicator: IndicatorDefinition, area: string, { period, kind, first }: PeriodInfo): Promise<TemplateRow> {
    const before = periodAround(kind, addDays(first, -1)).period;
    const [standing, earlier] = await Promise.all([period, before].map((one) => this.standing(indicator.code, area, one)));
    return { indicator, standing: standing ?? null, before: earlier ?? null };
  }

  private async standing(indicator: string, area: string, period: string): Promise<StandingFigure | null> {
    const { state } = await this.figures.now({ indicator, area, period });
    const found = standingAt(state, state.last);
    return found && { ...found, revision: state.last };
  }
}

function codesAsked(plan: IssuedPlan, code: string | undefined): readonly string[] {
  if (code === undefined) return indicatorsOf(plan, { figures: 'all' });
  const duty = plan.document.duties.find(({ id }) => id === code);
  if (duty === undefined) throw new Unknown('duty', code);
  return indicatorsOf(plan, duty);
}
