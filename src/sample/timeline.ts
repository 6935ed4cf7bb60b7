import { hashOf } from '@hieuhoc/decider';
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

export interface Playing {
  /** What every event of this play carries as its correlation. */
  readonly name: string;
  /** Go on from here; steps of this very moment may have been done already, and then write nothing. */
  readonly from?: string;
  readonly progress: (done: number, of: number) => void;
}

/**
 * Plays the steps in order of their moments, so that recordedAt never goes back. What happens at the same moment, on streams of its
 * own, goes together: each wait for the disk then serves many.
 */
export async function play(steps: readonly Step[], { name, from = '', progress }: Playing): Promise<void> {
  const ordered = steps
    .map((step, index) => ({ step, index }))
    .toSorted((a, b) => (a.step.at < b.step.at ? -1 : a.step.at > b.step.at ? 1 : a.index - b.index));
  const skipped = ordered.findIndex(({ step }) => step.at >= from);
  for (let done = skipped < 0 ? ordered.length : skipped; done < ordered.length;) {
    const at = ordered[done]?.step.at;
    let end = done;
    while (end < ordered.length && ordered[end]?.step.at === at) end++;
    await Promise.all(ordered.slice(done, end).map(({ step, index }) => step.act(contextOf(step, name, index))));
    done = end;
    progress(done, ordered.length);
  }
}

/** The key is the step's own place: a step that is played again finds its answer in the stream. */
function contextOf({ at, actor, onBehalfOf, expectedRevision }: Step, name: string, index: number): CommandContext {
  const keyHash = hashOf(`${name}:${index}`);
  return {
    actor,
    now: new Date(at),
    recordedAt: at,
    correlationId: name,
    idempotency: { keyHash, commandHash: keyHash },
    ...(onBehalfOf !== undefined && { onBehalfOf }),
    ...(expectedRevision !== undefined && { expectedRevision }),
  };
}
