import type { ReadModels } from '@hieuhoc/projections';
import { bodiesAt, heldWithinOn, hierarchyAt } from '../areas';
import { reviewCountsOf } from '../figures';
import type { HeldRight } from '../platform/access/held-rights';
import type { Todo } from '../platform/access/todo';
import { inForce } from '../platform/definitions';
import type { AsOfReader } from '../platform/queries/as-of';
import { dayOf, type Clock } from '../platform/time/clock';
import { awaitingIn, DutiesReader, DutyKnowledge } from '../reports';
import type { TasksReader } from '../tasks';

/** Of more areas nobody has to do with his own hands. */
const MOST_AREAS = 10;
const ALL = 1_000_000;
type Asked = Pick<Required<HeldRight>, 'role'> & { readonly area: string };

/** What waits for somebody in reports, figures and tasks, by the roles held today. Each has the call that lists it. */
export class WhatWaits {
  private readonly duties: DutiesReader;
  private readonly knowledge: DutyKnowledge;

  constructor(
    private readonly read: ReadModels,
    private readonly moments: AsOfReader,
    private readonly clock: Clock,
    private readonly tasks: TasksReader,
  ) {
    this.duties = new DutiesReader(read, moments, clock);
    this.knowledge = new DutyKnowledge(read);
  }

  async of(rights: readonly HeldRight[]): Promise<readonly Todo[]> {
    const known = new Set<string>();
    const todo: Todo[] = [];
    for (const { role, area } of rights) {
      // A right on the whole country is one to look, not a desk.
      if (area === null || known.has(`${role} ${area}`) || known.size >= MOST_AREAS) continue;
      known.add(`${role} ${area}`);
      todo.push(...(await this.at({ role, area })));
    }
    return todo;
  }

  private at({ role, area }: Asked): Promise<readonly Todo[]> {
    switch (role) {
      case 'clerk':
        return this.ofClerk(area);
      case 'verifier':
        return this.ofVerifier(area);
      case 'planner':
        return this.ofPlanner(area);
      case 'recogniser':
      case 'supervisor':
      case 'auditor':
      case 'administrator':
        return Promise.resolve([]);
    }
  }

  private async ofClerk(area: string): Promise<readonly Todo[]> {
    const todo: Todo[] = [];
    for (const reporter of [area, ...(await this.bodiesIn(area))]) {
      const { items } = await this.duties.list({ reporter, limit: ALL });
      for (const state of ['missing', 'returned', 'open'] as const) {
        const count = items.filter((item) => item.state === state).length;
        todo.push({ kind: `report.${state}`, count, path: `/api/duties?reporter=${reporter}&state=${state}` });
      }
    }
    const { returned } = await reviewCountsOf(this.read, [area]);
    return [...todo, { kind: 'figure.returned', count: returned, path: `/api/figures?area=${area}&review=returned` }];
  }

  private async ofVerifier(area: string): Promise<readonly Todo[]> {
    const [{ logSize }, on] = [await this.moments.resolve(undefined), dayOf(this.clock())];
    const { hierarchy } = await hierarchyAt(this.read, logSize);
    if (hierarchy.get(area) === undefined) return [];
    const areas = [...heldWithinOn(hierarchy, area, on)];
    const known = await this.knowledge.at(logSize);
    const sent = await awaitingIn(this.read, known, { areas, receiver: area, on, logSize });
    const { waiting, changed } = await reviewCountsOf(this.read, areas);
    return [
      { kind: 'report.to-accept', count: sent, path: `/api/reports?area=${area}&state=submitted&receiver=${area}` },
      { kind: 'figure.changed', count: changed, path: `/api/figures?area=${area}&review=changed` },
      { kind: 'figure.waiting', count: waiting, path: `/api/figures?area=${area}&review=waiting` },
    ];
  }

  private async ofPlanner(area: string): Promise<readonly Todo[]> {
    const { items } = await this.tasks.list({ area, state: 'overdue', limit: ALL });
    return [{ kind: 'task.overdue', count: items.length, path: `/api/tasks?area=${area}&state=overdue` }];
  }

  private async bodiesIn(area: string): Promise<readonly string[]> {
    const on = dayOf(this.clock());
    const bodies = await bodiesAt(this.read, (await this.moments.resolve(undefined)).logSize);
    return [...bodies].filter(([, body]) => (inForce(body, on) ?? body.defined).area === area).map(([code]) => code);
  }
}
