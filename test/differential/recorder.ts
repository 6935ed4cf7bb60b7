import { forecast, type Forecast } from './acceptance';
import { type Command, rankOf, type Scheduled, streamOf } from './commands';
import { moment } from './days';
import { type History, inOrder } from './history';
import { Folding, type Recorded } from './known';

/** What the system says to a command: recorded up to a log size, nothing to record, or refused with a code. */
export type Outcome =
  | { readonly kind: 'recorded'; readonly logSize: number; readonly recordedAt: string }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'refused'; readonly code: string };

/** What a command builds on. */
export interface Standing {
  /** The simulated moment. */
  readonly at: string;
  /** Of its stream; −1 where there is none yet. */
  readonly revision: number;
  /** Of a review: the event revision of the report it names. */
  readonly named: number;
}

/** A way into the system: its services, or HTTP. */
export interface Entrance {
  /** The day that checks on the day of recording see. */
  today(day: string): string;
  record(command: Command, standing: Standing): Promise<Outcome>;
}

export interface Refusal {
  readonly command: Command;
  readonly code: string;
}

/** One world, as far as it has been recorded. */
export interface Told {
  readonly history: History;
  /** In log order. */
  readonly log: Recorded[];
  readonly known: Folding;
  readonly refusals: Refusal[];
}

export const untold = (history: History): Told => ({ history, log: [], known: new Folding(), refusals: [] });

interface Step extends Scheduled {
  readonly told: Told;
}

/**
 * Records the histories of several worlds together, in the order of their days. What happens on one day to different things goes
 * together, so that the log's order is the system's own; what the rules foresee of a command has to come about.
 */
export class Recorder {
  private waiting: readonly Step[];
  private minute = 0;
  private day = '';

  constructor(
    private readonly entrance: Entrance,
    readonly worlds: readonly Told[],
  ) {
    this.waiting = inOrder(worlds.flatMap((told) => told.history.scheduled.map((one) => ({ ...one, told }))));
  }

  get left(): number {
    return this.waiting.length;
  }

  async all(): Promise<void> {
    while (this.left > 0) await this.wave();
  }

  /** The next commands that may go together. */
  async wave(): Promise<void> {
    const steps = this.nextWave();
    const [first] = steps;
    if (first === undefined) return;
    if (first.day !== this.day) [this.day, this.minute] = [first.day, 0];
    const at = moment(this.day, this.minute++);
    await Promise.all(steps.map((step) => this.take(step, at)));
    for (const told of new Set(steps.map((step) => step.told))) told.log.sort((a, b) => a.logSize - b.logSize);
  }

  private nextWave(): Step[] {
    const [first] = this.waiting;
    if (first === undefined) return [];
    const end = this.waiting.findIndex(({ day, command }) => day !== first.day || rankOf(command) !== rankOf(first.command));
    const candidates = end < 0 ? this.waiting : this.waiting.slice(0, end);
    const streams = new Set<string>();
    const wave = candidates.filter((step) => {
      const alone = step !== first && (isAlone(step.command) || isAlone(first.command));
      const stream = streamOf(step.command);
      return !alone && streams.size < streams.add(stream).size;
    });
    const taken = new Set(wave);
    this.waiting = this.waiting.filter((step) => !taken.has(step));
    return wave;
  }

  private async take({ told, command, day }: Step, at: string): Promise<void> {
    const { known, refusals } = told;
    const stream = streamOf(command);
    const foreseen = forecast(known, command, this.entrance.today(day));
    const named = isReview(command) ? known.reported(stream, command.nth) : -1;
    if (named === undefined) return;
    const outcome = await this.entrance.record(command, { at, revision: known.revisions.get(stream) ?? -1, named });
    refuseSurprise(foreseen, outcome, command, at);
    if (outcome.kind === 'refused') refusals.push({ command, code: outcome.code });
    if (outcome.kind === 'recorded') note(told, command, outcome);
  }
}

/** A plan comes with what it brings: events of one call, one after the other. */
function note({ known, log }: Told, command: Command, { logSize, recordedAt }: Extract<Outcome, { kind: 'recorded' }>): void {
  const parts = command.kind === 'issue' ? [...command.brings, command] : [command];
  for (const [index, part] of parts.entries()) {
    const revision = (known.revisions.get(streamOf(part)) ?? -1) + 1;
    const recorded = { command: part, logSize: logSize - (parts.length - 1 - index), revision, recordedAt };
    known.take(recorded);
    log.push(recorded);
  }
}

function refuseSurprise(foreseen: Forecast, outcome: Outcome, command: Command, at: string): void {
  if (foreseen === 'open' || foreseen === (outcome.kind === 'recorded' ? 'accepted' : outcome.kind)) return;
  throw new Error(`${at} ${JSON.stringify(command)}: the rules say ${foreseen}, the system ${JSON.stringify(outcome)}`);
}

const isReview = (command: Command): command is Extract<Command, { kind: 'verify' | 'return' }> =>
  command.kind === 'verify' || command.kind === 'return';

const isAlone = ({ kind }: Command): boolean => kind === 'issue';
