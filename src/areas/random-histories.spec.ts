import { DomainError } from '@hieuhoc/event-store';
import { hierarchyOf, type HierarchyChange } from '@hieuhoc/indicator-maths';
import { anyHierarchy } from '../../test/oracle/arbitrary-hierarchy';
import { seededDice } from '../../test/oracle/dice';
import { livesOn, valueOn, type Hierarchy } from './hierarchy';
import { hierarchyDecider, type HierarchyCommand } from './hierarchy.decider';
import { changeOf, type HierarchyEvent } from './hierarchy.events';
import { KnownChanges } from './known-changes';

const HISTORIES = 300;

const commandOf = (change: HierarchyChange): HierarchyCommand => {
  switch (change.type) {
    case 'AreaEstablished':
      return { kind: 'establish', areas: [{ on: change.on, area: { ...change.area } }] };
    case 'AreaRenamed':
      return { kind: 'rename', on: change.on, area: change.area, name: change.name };
    case 'AreaReclassified':
      return { kind: 'reclassify', on: change.on, area: change.area, classes: change.classes ?? [] };
    case 'AreaMoved':
      return { kind: 'move', on: change.on, area: change.area, parent: change.parent };
    case 'AreaDissolved':
      return { kind: 'dissolve', on: change.on, area: change.area };
    case 'AreasReorganised': {
      const { on, from, to, parts, children } = change;
      const copies = { parts: parts.map((part) => ({ ...part })), children: children.map((child) => ({ ...child })) };
      return { kind: 'reorganise', on, from, to: to.map((area) => ({ ...area })), ...copies };
    }
  }
};

interface Made {
  readonly known: KnownChanges;
  readonly refused: readonly string[];
}

/** Every change of a random history asked for in turn; what is refused is left out. */
function made(seed: number): Made {
  let known = hierarchyDecider.initialState;
  const refused: string[] = [];
  for (const change of anyHierarchy(seededDice(seed)).changes) {
    try {
      for (const event of hierarchyDecider.decide(known, commandOf(change), { actor: 'actor-1' })) known = known.with(event);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      refused.push(error.code);
    }
  }
  return { known, refused };
}

const daysOf = (events: readonly HierarchyEvent[]): string[] => [...new Set(events.map(({ data }) => data.on))].toSorted();
const seeds = Array.from({ length: HISTORIES }, (_, index) => index + 1);

describe('random histories', () => {
  const histories = seeds.map(made);

  it('are accepted, but for what a refused change leads to', () =>
    expect(histories.filter(({ refused }) => refused.length > 0).length).toBeLessThan(HISTORIES / 50));

  it('leave no area without a living parent of a higher level, on any day', () => {
    for (const { known } of histories) {
      const hierarchy = known.hierarchy();
      for (const day of daysOf(known.events())) expect(orphansOn(hierarchy, day)).toEqual([]);
    }
  });

  it('read the same day by day as in the maths', () => {
    for (const { known } of histories) {
      const own = known.hierarchy();
      const maths = hierarchyOf(known.events().map(changeOf));
      for (const day of daysOf(known.events())) {
        const seen = own.all().filter((area) => livesOn(area, day));
        const shown = seen.map(({ spec: { id }, parents, names, classes }) => [
          id,
          valueOn(parents, day),
          valueOn(names, day),
          valueOn(classes, day),
        ]);
        const living = [...maths.all()].map(({ spec }) => spec.id).filter((id) => maths.existsOn(id, day));
        const expected = living.map((id) => [id, maths.parentOn(id, day), maths.nameOn(id, day), maths.classesOn(id, day)]);
        expect(new Map(shown.map((row) => [row[0], row]))).toEqual(new Map(expected.map((row) => [row[0], row])));
      }
    }
  });

  it('read the same however far the fold had come before', () => {
    for (const { known } of histories.slice(0, 50)) {
      for (const count of [known.count, Math.floor(known.count / 2), known.count]) {
        const alone = known
          .events()
          .slice(0, count)
          .reduce((changes, event) => changes.with(event), KnownChanges.none);
        expect(known.first(count).hierarchy().all()).toEqual(alone.hierarchy().all());
      }
    }
  });
});

function orphansOn(hierarchy: Hierarchy, day: string): string[] {
  const ranks = ['country', 'province', 'district', 'commune', 'village'];
  return hierarchy
    .all()
    .filter((area) => livesOn(area, day))
    .filter(({ spec, parents }) => {
      const id = valueOn(parents, day) ?? null;
      if (id === null) return false;
      const parent = hierarchy.get(id);
      if (parent === undefined || !livesOn(parent, day)) return true;
      return spec.level === 'sector' ? parent.spec.level === 'sector' : ranks.indexOf(parent.spec.level) >= ranks.indexOf(spec.level);
    })
    .map(({ spec }) => spec.id);
}
