import { ended } from './making/dossier-lines';
import { logOf, rowsDossier, verdictOn } from './testing/made.fixture';
import { ASKED, SMALL_WORLD } from './testing/small-world.fixture';
import type { DossierLine, EventLine } from './lines';

const CASES = 60;
const ODD: readonly unknown[] = [null, 0, -1, '', 'x', '__proto__', 1e308, true, [], [null], {}, { kind: 'ratio' }];
const TYPES = ['FigureReported', 'PlanIssued', 'AreaMoved', 'ReportAccepted', 'RecognitionGranted', 'StreamHeadsSealed', 'TargetRevised'];

let seed = 20_261_122;
const below = (most: number): number => (seed = (seed * 48_271) % 2_147_483_647) % most;
const one = <Item>(items: readonly Item[]): Item => items[below(items.length)] ?? never();
const never = (): never => {
  throw new Error('nothing to choose from');
};

const odd = (): unknown => ODD[below(ODD.length)];

/** The same but for one member somewhere in it, which is another or gone. */
function other(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || below(4) === 0) return odd();
  const names = Object.keys(value);
  if (names.length === 0) return odd();
  const name = one(names);
  const members = Object.entries(value).filter(([each]) => each !== name || below(5) > 0);
  const changed = members.map(([each, member]) => [each, each === name ? other(member) : member] as const);
  return Array.isArray(value) ? changed.map(([, member]) => member) : Object.fromEntries(changed);
}

const spoilt = (line: EventLine): EventLine => ({
  ...line,
  data: JSON.stringify(other(JSON.parse(line.data))),
  type: below(5) === 0 ? one(TYPES) : line.type,
});

it(`whatever an event says, the verifier judges and never falls over: ${CASES} dossiers that it finds wrong`, async () => {
  const lines = (await rowsDossier(logOf(SMALL_WORLD), ASKED)).map((line): DossierLine => JSON.parse(line));
  const events = lines.filter((line) => line.line === 'event');
  const through: string[] = [];
  for (let number = 0; number < CASES; number++) {
    const event = one(events);
    const changed = spoilt(event);
    const made = ended(lines.filter(({ line }) => line !== 'end').map((line) => (line === event ? changed : line)));
    const verdict = verdictOn(made, { papers: ['63JZ-4A7K-CD2X-2C7V'] });
    if (verdict.outcome !== 'failed') through.push(JSON.stringify(changed));
  }
  expect(through).toEqual([]);
}, 60_000);
