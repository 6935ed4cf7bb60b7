import type { CommandContext } from '../platform/commands/context';

/** Something that somebody did at a moment of the simulated past. */
export interface Step {
  /** RFC 3339 UTC with milliseconds; the event is recorded at it. */
  readonly at: string;
  readonly actor: string;
  readonly onBehalfOf?: string;
  readonly expectedRevision?: bigint | 'no_stream';
  readonly act: (context: CommandContext) => Promise<unknown>;
}

/** The morning of a day in Viet Nam; `minute` keeps those who act on one day apart. */
export function moment(day: string, minute = 0): string {
  return new Date(Date.parse(`${day}T01:00:00.000Z`) + minute * 60_000).toISOString();
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/**
 * Plays the steps in order of their moments, so that recordedAt never goes back. What happens at the same moment, on streams of its
 * own, goes together: each wait for the disk then serves many.
 */
export async function play(steps: readonly Step[], progress: (done: number, of: number) => void): Promise<void> {
  const ordered = steps
    .map((step, index) => ({ step, index }))
    .toSorted((a, b) => (a.step.at < b.step.at ? -1 : a.step.at > b.step.at ? 1 : a.index - b.index));
  let done = 0;
  for (let from = 0; from < ordered.length;) {
    const at = ordered[from]?.step.at;
    let to = from;
    while (to < ordered.length && ordered[to]?.step.at === at) to++;
    await Promise.all(ordered.slice(from, to).map(({ step }) => step.act(contextOf(step))));
    done += to - from;
    from = to;
    progress(done, ordered.length);
  }
}

function contextOf({ at, actor, onBehalfOf, expectedRevision }: Step): CommandContext {
  return {
    actor,
    now: new Date(at),
    recordedAt: at,
    correlationId: 'so-lieu-minh-hoa',
    ...(onBehalfOf !== undefined && { onBehalfOf }),
    ...(expectedRevision !== undefined && { expectedRevision }),
  };
}
