import type { Facts, HierarchyChange, Plan } from '@hieuhoc/indicator-maths';
import { AS_IT_IS, type DossierEvent, type Upcast } from './event';
import { FiguresTold, placeOf } from './figures';
import { changeOf } from './hierarchy';
import { IndicatorsTold } from './indicators';
import { PlansTold } from './plans';
import { RecognitionsTold } from './recognitions';
import { FIGURE_TYPES, HIERARCHY_TYPES, INDICATOR_TYPES, isOne, PLAN_TYPES, RECOGNITION_TYPES } from './told';

export interface Known {
  readonly facts: Facts;
  readonly plans: ReadonlyMap<string, Plan>;
  /** Areas where something that counts for the indicator was generated, by themselves. */
  readonly generated: (indicator: string) => readonly string[];
}

export interface Reading {
  /** Only what the log held at this size is known; left out: all that is given. */
  readonly logSize?: number;
  /** The application's own; left out: every event is of its newest version. */
  readonly upcast?: Upcast;
}

/** What events made known, as the rules compute from it: without a database, and in the order of the log however they are given. */
export function knownFrom(events: Iterable<DossierEvent>, { logSize = Infinity, upcast = AS_IT_IS }: Reading = {}): Known {
  const changes: HierarchyChange[] = [];
  const told = {
    indicators: new IndicatorsTold(),
    plans: new PlansTold(),
    figures: new FiguresTold(),
    recognitions: new RecognitionsTold(),
  };
  for (const stored of [...events].filter(({ index }) => index < logSize).toSorted((a, b) => a.index - b.index)) {
    const event = upcast(stored);
    if (isOne(HIERARCHY_TYPES, event)) changes.push(changeOf(event));
    else if (isOne(INDICATOR_TYPES, event)) told.indicators.take(event);
    else if (isOne(FIGURE_TYPES, event)) told.figures.take(event);
    else if (isOne(RECOGNITION_TYPES, event)) told.recognitions.take(event);
    else if (isOne(PLAN_TYPES, event)) told.plans.take(event);
  }
  return known(changes, told);
}

interface AllTold {
  readonly indicators: IndicatorsTold;
  readonly plans: PlansTold;
  readonly figures: FiguresTold;
  readonly recognitions: RecognitionsTold;
}

function known(changes: readonly HierarchyChange[], told: AllTold): Known {
  const indicators = told.indicators.indicators();
  const figures = told.figures.byPlace();
  const grants = told.recognitions.byTitle();
  const subjects = told.recognitions.subjects();
  return {
    facts: {
      changes,
      indicator: (code) => indicators.get(code),
      figures: (indicator, area) => figures.get(placeOf({ indicator, area })) ?? [],
      recognitions: (title) => grants.get(title) ?? [],
      subject: (ref) => subjects.get(ref),
    },
    plans: told.plans.plans(),
    generated: (code) => {
      const { from, checkAgainst } = indicators.get(code) ?? {};
      const ofFigures = [code, ...(from === undefined ? [] : [from.of])].flatMap((one) => told.figures.generated(one));
      const ofGrants = [from, checkAgainst].flatMap((source) =>
        source === undefined ? [] : told.recognitions.generated(source.recognitions),
      );
      return [...ofFigures, ...ofGrants];
    },
  };
}
