import type { Json, JsonObject } from '@hieuhoc/event-store';

/** What an event is about: the ways to find it in the history. */
export interface Tags {
  /** More than one for a reorganisation. */
  readonly areas: readonly string[];
  readonly plan: string | null;
  readonly target: string | null;
  readonly indicator: string | null;
  readonly title: string | null;
  readonly subject: string | null;
  /** Number of the decision it cites, as written. */
  readonly decision: string | null;
  /** Figures that it speaks of beside: a report names many, and deciding on it verifies or returns them. */
  readonly figures: readonly AboutFigure[];
}

export interface AboutFigure {
  readonly indicator: string;
  readonly area: string;
}

const NONE: Tags = { areas: [], plan: null, target: null, indicator: null, title: null, subject: null, decision: null, figures: [] };

/** Read from the stream's name and the data alone, so that an event type of a later slice is found too. */
export function tagsOf(stream: string, data: JsonObject): Tags {
  const dash = stream.indexOf('-');
  const category = dash < 0 ? stream : stream.slice(0, dash);
  const rest = dash < 0 ? '' : stream.slice(dash + 1);
  const decision = data['decision'] === undefined ? null : textOf(objectOf(data['decision'])['number']);
  // Most of every log: nothing is looked for that a figure's name has said already.
  if (category === 'figure') return figureTags(rest, decision);
  return { ...NONE, areas: areasOf(data), decision, ...byCategory(category, rest, data) };
}

function figureTags(rest: string, decision: string | null): Tags {
  const [indicator = '', area = ''] = rest.split(':', 2);
  return { ...NONE, areas: [area], indicator, decision };
}

function byCategory(category: string, rest: string, data: JsonObject): Partial<Tags> {
  const [first = '', second = ''] = rest.split(':');
  switch (category) {
    case 'plan':
      return planTags(rest, data);
    case 'report':
      return { plan: first, figures: figuresNamed(data) };
    case 'task':
      return { plan: first, target: second };
    case 'indicator':
      // Its `area` is the rule by which it adds up.
      return { indicator: rest, areas: [] };
    case 'publication':
      return { plan: textOf(data['plan']) };
    case 'title':
      return { title: rest };
    case 'erasure':
    case 'subject':
      return { subject: rest };
    case 'recognition':
      return { title: first, subject: second };
    default:
      return {};
  }
}

function planTags(plan: string, data: JsonObject): Partial<Tags> {
  const document = objectOf(data['document']);
  const added = objectOf(data['target']);
  const area = textOf(document['area']) ?? textOf(data['area']);
  return {
    plan,
    target: textOf(data['target']) ?? textOf(added['id']),
    indicator: textOf(added['indicator']),
    areas: area === null ? [] : [area],
  };
}

/** Each indicator once an area, whatever the periods. */
function figuresNamed(data: JsonObject): readonly AboutFigure[] {
  const named = [...listOf(data['figures']), ...listOf(data['except'])].flatMap((figure) => {
    const { indicator, area } = objectOf(figure);
    return typeof indicator === 'string' && typeof area === 'string' ? [{ indicator, area }] : [];
  });
  return [...new Map(named.map((figure) => [`${figure.indicator}:${figure.area}`, figure])).values()];
}

function areasOf(data: JsonObject): readonly string[] {
  const named = [
    data['area'],
    data['parent'],
    ...listOf(data['from']),
    ...listOf(data['to']),
    ...listOf(data['children']).map((child) => objectOf(child)['area']),
  ];
  const ids = named.map((area) => textOf(area) ?? textOf(objectOf(area)['id'])).filter((id) => id !== null);
  return [...new Set(ids)];
}

function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function objectOf(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !isList(value) ? value : {};
}

function isList(value: JsonObject | readonly Json[]): value is readonly Json[] {
  return Array.isArray(value);
}
