import type { Handled } from '@hieuhoc/decider';
import type { Access } from '../platform/access/access';
import { requireAny, type Asking } from '../platform/access/require-any';
import type { CommandContext } from '../platform/commands/context';
import { latest, type Commands } from '../platform/commands/commands';
import { EVIDENCE_NOT_ASKED, type CitedEvidence } from '../platform/evidence';
import { dayOf } from '../platform/time/clock';
import type { PlacedTask, TaskCases } from './task.case';
import { taskDecider, type TaskCommand, type TaskState } from './task.decider';
import { taskStream, type TaskEvent, type TaskKey } from './task.events';
import { occurrenceNamed } from './task.occurrences';

export type TaskWritten = Handled<TaskState, TaskEvent>;

interface AboutDay {
  /** Of a yearly task. */
  readonly year?: number;
  /** The day it was done; left out, today. */
  readonly on?: string;
  readonly evidence?: readonly string[];
}
export type Progress = AboutDay & { readonly note: string; readonly percent?: number };
export type Completion = AboutDay & { readonly note?: string };
export interface Reopening {
  readonly year?: number;
  readonly reason: string;
}

/** What is recorded of a plan's tasks. What looks beyond the task's own stream is checked here, before the decision. */
export class TasksService {
  constructor(
    private readonly commands: Commands,
    private readonly cases: TaskCases,
    private readonly access: Access,
    private readonly evidence: CitedEvidence = EVIDENCE_NOT_ASKED,
  ) {}

  /** By whoever leads it, works on it, or answers for the plan. */
  async progress(key: TaskKey, { year, on, ...said }: Progress, who: Asking, context: CommandContext): Promise<TaskWritten> {
    const today = dayOf(context.now);
    const found = await this.cases.of(key, today);
    await requireAny(this.access, who, 'task.progress', [...found.leading, ...found.coordinating, ...found.planAreas]);
    return this.run(key, found, { kind: 'progress', on: on ?? today, today, ...said, ...placed(found, year) }, context);
  }

  /** By whoever leads it (of a task that nobody leads: works on it), or answers for the plan. */
  async complete(key: TaskKey, { year, on, ...said }: Completion, who: Asking, context: CommandContext): Promise<TaskWritten> {
    const today = dayOf(context.now);
    const found = await this.cases.of(key, today);
    const charged = found.spec.leads.length > 0 ? found.leading : found.coordinating;
    await requireAny(this.access, who, 'task.progress', [...charged, ...found.planAreas]);
    return this.run(key, found, { kind: 'complete', on: on ?? today, today, ...said, ...placed(found, year) }, context);
  }

  /** By whoever answers for the plan. */
  async reopen(key: TaskKey, { year, reason }: Reopening, who: Asking, context: CommandContext): Promise<TaskWritten> {
    const found = await this.cases.of(key, dayOf(context.now));
    await requireAny(this.access, who, 'task.reopen', found.planAreas);
    return this.run(key, found, { kind: 'reopen', reason, ...placed(found, year) }, context);
  }

  private async run(key: TaskKey, { position }: PlacedTask, command: TaskCommand, context: CommandContext): Promise<TaskWritten> {
    const cited = 'evidence' in command ? await this.evidence.check(command.evidence, context) : null;
    const basedOn = latest(position ?? null, cited);
    return this.commands.run(taskDecider, taskStream(key), command, context, {
      ...('reason' in command && { reason: command.reason }),
      ...(basedOn !== undefined && { basedOn }),
    });
  }
}

/** Where it is done, and which year of it is meant. */
function placed({ plan, spec, leading, coordinating, planAreas }: PlacedTask, named: number | undefined) {
  const { year, from } = occurrenceNamed(plan, spec, named);
  const area = leading[0] ?? coordinating[0] ?? planAreas[0] ?? plan.document.area;
  return { area, year, from, plan: { code: plan.document.plan, closedOn: plan.closedOn } };
}
