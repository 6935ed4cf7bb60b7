import { planAreaOn } from '@hieuhoc/indicator-maths';
import type { EventStore } from '@hieuhoc/event-store';
import { ReadModelNotReady, type ReadModels } from '@hieuhoc/projections';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { hierarchyAt, type KnownHierarchy } from '../areas';
import { PlanQueries, type IssuedPlan } from '../plans';
import type { AsOf, AsOfReader } from '../platform/queries/as-of';
import { takingTurns } from '../platform/threads/give-way';
import { dayOf, type Clock } from '../platform/time/clock';
import { planView } from './plan-view';
import { relatedAreas } from './related-areas';
import type { StatusService } from './status.service';

const TICK_MS = 10_000;
/** Farther behind than this, what is made would be made again. */
const MOST_BEHIND = 20_000;
/** An area that so many count for is gone about by those right under it. */
const MOST_AT_ONCE = 400;

export interface Journal {
  info(facts: object, words: string): void;
  warn(facts: object, words: string): void;
}

/** Of a day: what was made before anybody asked. */
export interface Warmed {
  readonly day: string;
  readonly plans: number;
  readonly steps: number;
  readonly milliseconds: number;
}

/**
 * Makes what the first overview of a day rests on before anybody asks for it: how every target of the plans in force stands in the plan's
 * own area, which at the size of a nation takes ten seconds. It goes in small steps, and rests as long as it works: a question that comes
 * meanwhile waits for one step. Once a day, as soon as the read models are there.
 */
export class Warming implements BeforeApplicationShutdown {
  private readonly plans: PlanQueries;
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private stopped = false;
  private last: Warmed | null = null;

  constructor(
    private readonly read: ReadModels,
    private readonly store: Pick<EventStore, 'head'>,
    private readonly moments: AsOfReader,
    private readonly clock: Clock,
    private readonly status: Pick<StatusService, 'rowsOf'>,
    private readonly options: { readonly atOnce?: number } = {},
  ) {
    this.plans = new PlanQueries(read);
  }

  /** A server calls it when it listens. */
  start(journal: Journal): void {
    if (this.stopped || this.timer !== null) return;
    this.timer = setInterval(() => void this.tick(journal), TICK_MS);
    this.timer.unref();
    void this.tick(journal);
  }

  /** Null until it has been done. */
  get warmed(): Warmed | null {
    return this.last;
  }

  /** Does what is to be done today, if it is not done. One at a time. */
  tick(journal: Journal): Promise<void> {
    this.running ??= this.pass(journal).finally(() => (this.running = null));
    return this.running;
  }

  /** Before the stores close. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    if (this.timer !== null) clearInterval(this.timer);
    await this.running;
  }

  private async pass(journal: Journal): Promise<void> {
    const day = dayOf(this.clock());
    if (this.stopped || this.last?.day === day) return;
    const from = performance.now();
    const done = { plans: 0, steps: 0 };
    try {
      if (await this.isBehind()) return;
      await this.all(day, done);
      if (this.stopped) return;
      this.last = { day, ...done, milliseconds: Math.round(performance.now() - from) };
      journal.info(this.last, 'what the overviews of today rest on is in memory');
    } catch (error) {
      if (error instanceof ReadModelNotReady) return;
      // Who asks has it made all the same, only later.
      this.last = { day, ...done, milliseconds: Math.round(performance.now() - from) };
      journal.warn({ err: error, ...this.last }, 'what overviews rest on could not be made beforehand');
    }
  }

  private async isBehind(): Promise<boolean> {
    const [{ logSize }, served] = [await this.store.head(), await this.moments.resolve(undefined)];
    return logSize !== null && logSize - served.logSize > MOST_BEHIND;
  }

  private async all(day: string, done: { plans: number; steps: number }): Promise<void> {
    const turn = takingTurns();
    const { logSize } = await this.moments.resolve(undefined);
    for (const { plan } of (await this.plans.plansAt(logSize)).filter((known) => isInForce(known.plan, day))) {
      const { atOnce = MOST_AT_ONCE } = this.options;
      const areas = partsFirst(await hierarchyAt(this.read, logSize), planAreaOn(planView(plan), day), atOnce);
      for (const target of plan.targets.keys())
        for (const area of areas) {
          if (this.stopped) return;
          await this.step(plan, target, area, day, await this.moments.resolve(undefined));
          done.steps += 1;
          await turn();
        }
      done.plans += 1;
    }
  }

  private async step(plan: IssuedPlan, target: string, area: string, day: string, asOf: AsOf): Promise<void> {
    const question = { on: day, basis: 'reported', depth: 0, area } as const;
    await this.status.rowsOf({ plan, view: planView(plan), targets: [target], question, asOf, live: true });
  }
}

const isInForce = ({ document: { period }, closedOn }: IssuedPlan, day: string): boolean =>
  period.from <= day && day <= period.to && (closedOn === null || day < closedOn);

/** An area, and of one that is large first those it is made of. */
function partsFirst({ changes, hierarchy }: KnownHierarchy, area: string, atOnce: number): readonly string[] {
  const wholes = new Set([area]);
  for (const whole of wholes)
    if (relatedAreas(changes, [whole]).length > atOnce) for (const part of hierarchy.everUnder(whole)) wholes.add(part);
  return [...wholes].toReversed();
}
