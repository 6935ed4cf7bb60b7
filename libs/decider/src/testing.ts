import { deepStrictEqual, fail, ok } from 'node:assert/strict';
import { DomainError, type Position } from '@hieuhoc/event-store';
import { fold } from './load';
import type { Asker, Decider, Event, Recorded } from './types';

const BY = Symbol('actor');
type Attributed<E extends Event> = E & { readonly [BY]?: string };

/** A past event that somebody in particular caused, for rules such as four eyes. */
export function by<E extends Event>(actor: string, event: E): E {
  return { ...event, [BY]: actor };
}

/** `const given = specify(decider)`, then `given(…events).when(command).then(…events)` or `.thenRefused(code)`. Plain asserts, any test runner. */
export function specify<State, E extends Event, Command>(decider: Decider<State, E, Command>) {
  return (...past: readonly E[]) => ({
    when: (command: Command, asker: Asker = { actor: 'actor-1' }) => outcomeOf(decider, past, command, asker),
    /** Nothing asked: the state that these events lead to. */
    thenState: (state: State): void => deepStrictEqual(fold(decider, past.map(recorded)), state),
  });
}

function outcomeOf<State, E extends Event, Command>(
  decider: Decider<State, E, Command>,
  past: readonly E[],
  command: Command,
  asker: Asker,
) {
  const decided = (): readonly E[] => decider.decide(fold(decider, past.map(recorded)), command, asker);
  return {
    // oxlint-disable-next-line unicorn/no-thenable -- the sentence reads given, when, then; it is never awaited
    then: (...expected: readonly E[]): void => deepStrictEqual(decided(), expected),
    thenNothing: (): void => deepStrictEqual(decided(), []),
    thenState: (state: State): void => deepStrictEqual(fold(decider, [...past, ...decided()].map(recorded)), state),
    thenRefused: (code: string, facts: Readonly<Record<string, unknown>> = {}): void => {
      const error = refusalOf(decided);
      deepStrictEqual(error.code, code);
      for (const [fact, value] of Object.entries(facts)) deepStrictEqual(error.facts[fact], value, fact);
    },
  };
}

function refusalOf(decide: () => readonly Event[]): DomainError {
  try {
    return fail(`expected a refusal, got ${JSON.stringify(decide().map(({ type }) => type))}`);
  } catch (error) {
    ok(error instanceof DomainError, error instanceof Error ? error : String(error));
    return error;
  }
}

function recorded<E extends Event>(event: Attributed<E>, index: number): E & Recorded {
  const number = String(index).padStart(12, '0');
  return {
    ...event,
    id: `00000000-0000-7000-8000-${number}`,
    revision: BigInt(index),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- stands for a store, which alone may make positions
    position: number as Position,
    recordedAt: new Date(Date.UTC(2026, 0, 1) + index * 1000).toISOString(),
    metadata: { actor: event[BY] ?? 'actor-1', schemaVersion: 1 },
  };
}
