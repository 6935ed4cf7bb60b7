import { DEMO_PEOPLE } from '../platform/access/demo-people';
import type { CommandContext } from '../platform/commands/context';
import { SAMPLE_ENDS } from './found-sample';
import { sampleSteps } from './load-sample';
import { planDocuments } from './plan-files';

type Services = Parameters<typeof sampleSteps>[0];

interface Called {
  readonly call: string;
  readonly at: string;
  readonly actor: string;
  readonly key: string;
  readonly said: string;
}

/** Everything that the sample asks of reports, tasks and figures, in the order in which it happened. */
async function calls(): Promise<Called[]> {
  const called: Called[] = [];
  let now = { at: '', actor: '' };
  const slice = (name: string) =>
    new Proxy(
      {},
      {
        get:
          (_, verb) =>
          (...given: readonly unknown[]) =>
            void called.push({
              call: `${name}.${String(verb)}`,
              ...now,
              key: Object.values(typeof given[0] === 'object' && given[0] !== null ? given[0] : {}).join(':'),
              said: JSON.stringify(given[1], (_name, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
            }),
      },
    );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the steps are written down, not done
  const services = new Proxy({}, { get: (_, name) => slice(String(name)) }) as Services;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nobody looks at it
  const context = {} as CommandContext;
  for (const step of sampleSteps(services, planDocuments()).toSorted((a, b) => (a.at < b.at ? -1 : 1))) {
    now = { at: step.at, actor: step.actor };
    await step.act(context);
  }
  return called;
}

describe('reporting in the sample', () => {
  let all: Called[];
  beforeAll(async () => {
    all = await calls();
  });
  const of = (call: string, plan = ''): Called[] => all.filter((one) => one.call === call && one.key.startsWith(plan));

  it('has dossiers of every kind: in time, late, returned, with an exception, with more time; of all plans', () => {
    const late = (duty: string, lastDay: string): number =>
      of('reports.submit').filter(({ key, at }) => key.includes(duty) && at > `${lastDay}T12`).length;
    expect(of('reports.submit', 'dong-trieu-2013').length).toBeGreaterThan(400);
    expect(late(':2018-H1', '2018-07-15')).toBeGreaterThan(0);
    expect(of('reports.return').length).toBeGreaterThan(20);
    expect(of('reports.extend').length).toBeGreaterThan(10);
    expect(of('reports.accept').filter(({ said }) => said.includes('Chưa khớp')).length).toBeGreaterThan(10);
    expect(new Set(of('reports.submit').map(({ key }) => key.split(':')[0]))).toEqual(new Set(planDocuments().map(({ plan }) => plan)));
  });

  it('what was accepted is corrected now and then, afterwards', () => {
    const corrected = of('figures.report').filter(({ said }) => said.includes('sau khi báo cáo được chấp nhận'));
    expect(corrected.length).toBeGreaterThan(20);
    for (const { key, at } of corrected) {
      const [, area = ''] = key.split(':');
      const accepted = of('reports.accept').filter((one) => one.key.includes(`:${area}:`) && one.at < at);
      expect({ key, accepted: accepted.length > 0 }).toEqual({ key, accepted: true });
    }
  });

  it('has tasks of every plan done, under way and taken up again, none of them in days to come', () => {
    for (const { plan } of planDocuments()) expect([plan, of('tasks.complete', plan).length > 10]).toEqual([plan, true]);
    expect(of('tasks.progress').length).toBeGreaterThan(100);
    expect(of('tasks.reopen').length).toBeGreaterThan(0);
    expect(of('tasks.complete').every(({ at }) => at < SAMPLE_ENDS)).toBe(true);
  });

  it('nobody accepts what he submitted, and the communes that merged answer for what they owed', () => {
    const submitters = Map.groupBy(of('reports.submit'), ({ key }) => key);
    for (const { key, actor } of of('reports.accept')) expect(submitters.get(key)?.map((one) => one.actor) ?? []).not.toContain(actor);
    const ofEnded = of('reports.submit').filter(({ key }) => key.includes(':22.205.07087:2019-H2'));
    expect(ofEnded.map(({ actor }) => actor)).toContain('xa-22-205-07084-2020');
  });

  it('the demo has somebody to report and somebody to verify for each plan', () => {
    for (const { plan } of planDocuments()) {
      const roles = DEMO_PEOPLE.filter((one) => one.plan === plan).flatMap((one) => one.roles.map(({ role }) => role));
      expect([plan, roles]).toEqual([plan, expect.arrayContaining(['clerk', 'verifier'])]);
    }
  });
});
