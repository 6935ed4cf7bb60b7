import { addDays, parsePeriod, periodAround, type DutyPeriod, type PeriodKind } from '@hieuhoc/indicator-maths';
import { figureDecider, figureStream } from '../figures';
import type { IndicatorsService } from '../indicators';
import { latest, type Commands } from '../platform/commands/commands';
import { ReportRefused } from './report.errors';
import type { NamedFigure } from './report.events';

export interface Found {
  readonly figures: readonly NamedFigure[];
  /** The latest position that was looked at. */
  readonly position: string | null;
}

const WHOLE_STREAM = 100_000;

/** Figures as the log has them now: a submission names exact revisions, so no read model that lags is asked. */
export class NamedFigures {
  constructor(
    private readonly commands: Commands,
    private readonly indicators: Pick<IndicatorsService, 'required'>,
  ) {}

  /** The revisions standing now, of these indicators, of this area, whose last day lies in the period. */
  async standing(codes: readonly string[], area: string, period: DutyPeriod): Promise<Found> {
    const figures: NamedFigure[] = [];
    let position: string | null = null;
    for (const indicator of codes) {
      const { definition } = await this.indicators.required(indicator);
      if (definition.from !== undefined) continue;
      for (const one of periodsEndingIn(period, definition.periods)) {
        const key = { indicator, area, period: one };
        const loaded = await this.commands.current(figureDecider, figureStream(key));
        const last = loaded.state.revisions.at(-1);
        if (last === undefined) continue;
        figures.push({ ...key, revision: last.revision });
        position = latest(position, loaded.position) ?? null;
      }
    }
    return { figures, position };
  }

  /** Each is one of the report's, and stands at exactly that revision. Throws ReportRefused. */
  async check(figures: readonly NamedFigure[], codes: readonly string[], area: string, period: DutyPeriod): Promise<Found> {
    const seen = new Set<string>();
    for (const figure of figures) {
      const stream = figureStream(figure);
      if (seen.has(stream)) throw refused('figure-twice', figure, 'được nêu hai lần', 'is named twice');
      seen.add(stream);
      const span = parsePeriod(figure.period);
      const fits = span !== null && span.last >= period.first && span.last <= period.last;
      if (figure.area !== area || !codes.includes(figure.indicator) || !fits)
        throw refused('figure-not-of-duty', figure, 'không thuộc báo cáo này', 'is not one of this report');
    }
    // All at once: one after the other, a large report would wait for the log as many times as it has figures.
    const loaded = await Promise.all(figures.map((figure) => this.commands.current(figureDecider, figureStream(figure))));
    for (const [index, figure] of figures.entries()) {
      const stands = loaded[index]?.state.revisions.some(({ revision }) => revision === figure.revision);
      if (stands !== true) throw refused('unknown-revision', figure, 'không có phiên bản ấy', 'has no such revision');
    }
    return { figures, position: latest(...loaded.map(({ position }) => position)) ?? null };
  }

  /** Those of which this actor reported or corrected any revision, a withdrawn one too. */
  async authoredBy(actor: string, figures: readonly NamedFigure[]): Promise<readonly NamedFigure[]> {
    const wrote = await Promise.all(
      figures.map(async (figure) => {
        const events = await this.commands.store.readStream(figureStream(figure), { limit: WHOLE_STREAM });
        return events.some(({ type, metadata }) => metadata.actor === actor && (type === 'FigureReported' || type === 'FigureCorrected'));
      }),
    );
    return figures.filter((_, index) => wrote[index]);
  }
}

/** The periods of these kinds whose last day lies in the report's. */
export function* periodsEndingIn({ first, last }: DutyPeriod, kinds: readonly PeriodKind[]): Iterable<string> {
  for (const kind of kinds) {
    for (let info = periodAround(kind, first); info.last <= last; info = periodAround(kind, addDays(info.last, 1))) yield info.period;
  }
}

function refused(code: string, figure: NamedFigure, vi: string, en: string): ReportRefused {
  const { indicator, area, period, revision } = figure;
  return new ReportRefused(
    code,
    `Số liệu ${indicator} của ${area}, kỳ ${period}, phiên bản ${revision} ${vi}. Hãy tải lại rồi nêu đúng số liệu, đúng phiên bản.`,
    `The figure ${indicator} of ${area}, ${period}, revision ${revision} ${en}.`,
    { figure },
    'malformed',
  );
}
