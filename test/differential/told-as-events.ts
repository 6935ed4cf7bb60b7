import type { DossierEvent } from '@hieuhoc/dossier';
import type { Facts, Figure, HierarchyChange, Indicator, Plan, Recognition, Target } from '@hieuhoc/indicator-maths';

type Said = Pick<DossierEvent, 'type' | 'stream'> & { readonly data: object; readonly revision?: number };

/** Facts and a plan as a log would tell them: what a dossier holds of them. */
export function toldAsEvents(facts: Facts, plan: Plan): readonly DossierEvent[] {
  const indicators = indicatorsOf(facts, plan);
  const areas = areasIn(facts.changes);
  const grants = titlesOf(indicators).flatMap((title) => facts.recognitions(title));
  const said: readonly Said[] = [
    ...facts.changes.map(({ type, ...data }): Said => ({ type, stream: 'hierarchy', data })),
    ...indicators.map((data): Said => ({ type: 'IndicatorDefined', stream: `indicator-${data.code}`, data })),
    ...ofPlan(plan),
    ...indicators.flatMap(({ code }) => areas.flatMap((area) => facts.figures(code, area)).flatMap(ofFigure)),
    ...ofSubjects(facts, grants),
    ...ofGrants(grants),
  ];
  return said.map(({ data, revision = 0, ...event }, index) => ({
    ...event,
    revision,
    index,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- through JSON, as a log carries it
    data: JSON.parse(JSON.stringify(data)) as DossierEvent['data'],
    metadata: { schemaVersion: 1 },
    recordedAt: '2016-01-01T00:00:00.000Z',
  }));
}

function indicatorsOf(facts: Facts, { targets }: Plan): Indicator[] {
  const codes = new Set(targets.map(({ issued }) => issued.indicator));
  for (const code of codes) {
    const population = facts.indicator(code)?.from?.of;
    if (population !== undefined) codes.add(population);
  }
  return [...codes].map((code) => facts.indicator(code)).filter((indicator) => indicator !== undefined);
}

const titlesOf = (indicators: readonly Indicator[]): string[] => [
  ...new Set(
    indicators.flatMap(({ from, checkAgainst }) => [from, checkAgainst].flatMap((one) => (one === undefined ? [] : [one.recognitions]))),
  ),
];

const areasIn = (changes: readonly HierarchyChange[]): string[] =>
  changes.flatMap((change) =>
    change.type === 'AreaEstablished' ? [change.area.id] : change.type === 'AreasReorganised' ? change.to.map(({ id }) => id) : [],
  );

/** What is said of revisions comes by turns from the figure's own stream and from a report; returns first, which then cancel nothing. */
function ofFigure({ indicator, area, period, revisions }: Figure): Said[] {
  const stream = `figure-${indicator}:${area}:${period}`;
  const reports = revisions.map(({ revision, value, dataTo, breakdown }, nth): Said => {
    const data = { indicator, area, period, value, dataTo, ...(breakdown !== null && { breakdown }) };
    return { type: nth === 0 ? 'FigureReported' : 'FigureCorrected', stream, data, revision };
  });
  const named = (revision: number): object => ({ indicator, area, period, revision });
  const report = `report-p:d:${area}:${period}`;
  const says = (revision: number, isVerified: boolean): Said => {
    if ((area.length + revision) % 2 === 0) return { type: isVerified ? 'FigureVerified' : 'FigureReturned', stream, data: { revision } };
    const data = isVerified ? { figures: [named(revision)], except: [] } : { figures: [], except: [named(revision)] };
    return { type: 'ReportAccepted', stream: report, data };
  };
  return [
    ...reports,
    ...revisions.filter(({ returned }) => returned).map(({ revision }) => says(revision, false)),
    ...revisions.filter(({ verified }) => verified).map(({ revision }) => says(revision, true)),
  ];
}

function ofSubjects(facts: Facts, grants: readonly Recognition[]): Said[] {
  return [...new Set(grants.map(({ subject }) => subject))].flatMap((ref) => {
    const subject = facts.subject(ref);
    const [first, ...others] = subject?.homes ?? [];
    if (subject === undefined || first === undefined) return [];
    const stream = `subject-${ref}`;
    const data = { ref, kind: subject.kind, area: first.area, ...(first.from !== null && { from: first.from }) };
    return [
      { type: 'SubjectRegistered', stream, data },
      ...others.map(({ from, area }): Said => ({ type: 'SubjectMoved', stream, data: { ref, area, on: from } })),
    ];
  });
}

const ofGrants = (grants: readonly Recognition[]): Said[] =>
  grants.flatMap(({ title, subject, recognisedOn, validUntil, revokedOn }, grant) => {
    const stream = `recognition-${title}:${subject}`;
    const named = { title, subject, grant };
    const granted: Said = { type: 'RecognitionGranted', stream, data: { ...named, recognisedOn, validUntil: null } };
    const renewed: Said = { type: 'RecognitionRenewed', stream, data: { ...named, validUntil } };
    return [granted, renewed, ...(revokedOn === null ? [] : [{ type: 'RecognitionRevoked', stream, data: { ...named, revokedOn } }])];
  });

function ofPlan({ plan, area, period, phases, targets, transfers, closedOn }: Plan): Said[] {
  const stream = `plan-${plan}`;
  const document = { plan, area, period, phases, targets: targets.map(({ issued }) => written(issued)) };
  const changes = targets.flatMap(({ issued: { id: target }, revisions, withdrawnOn }): Said[] => [
    ...revisions.map((revision): Said => ({ type: 'TargetRevised', stream, data: { target, ...revision } })),
    ...(withdrawnOn === null ? [] : [{ type: 'TargetWithdrawn', stream, data: { target, effectiveOn: withdrawnOn } }]),
  ]);
  return [
    { type: 'PlanIssued', stream, data: { document } },
    ...changes,
    ...transfers.map((data): Said => ({ type: 'PlanTransferred', stream, data })),
    ...(closedOn === null ? [] : [{ type: 'PlanClosed', stream, data: { on: closedOn } }]),
  ];
}

/** A log's canonical JSON sorts the members of an object: the classes are written as a list. */
const written = ({ byClass, ...target }: Target): object => ({
  ...target,
  ...(byClass !== undefined && { byClass: Object.entries(byClass).map(([name, criterion]) => ({ class: name, criterion })) }),
});
