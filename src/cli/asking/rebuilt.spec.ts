import type { ProjectionStatus } from '@hieuhoc/projections';
import { rebuilt } from './rebuilt';
import type { Writer } from './writer';

type Told = Pick<ProjectionStatus, 'name' | 'generation' | 'serving' | 'logSize' | 'lagEvents'> & { readonly deadLetter: object | null };

const build = (generation: number, serving: boolean, logSize = 10, deadLetter: object | null = null): Told => ({
  name: 'plan-facts',
  generation,
  serving,
  logSize,
  lagEvents: 10 - logSize,
  deadLetter,
});

/** Answers one list of builds a question, the last one for ever. */
function writerOf(...answers: readonly (readonly Told[])[]): Writer & { asked: number } {
  const writer = {
    asked: 0,
    rebuild: () => Promise.resolve(),
    projections: () => Promise.resolve(answers[Math.min(writer.asked++, answers.length - 1)]),
  };
  return writer as never;
}

describe('a rebuild', () => {
  it('is done when the new build serves, and tells how far it has come until then', async () => {
    const told: [number, number | null][] = [];
    const old = build(1, true);
    const writer = writerOf([old], [old], [old, build(2, false, 4)], [build(2, true)]);
    await rebuilt(writer, ['plan-facts'], (done, of) => told.push([done, of]));
    expect(writer.asked).toBe(4);
    expect(told).toEqual([
      [0, 0],
      [4, 10],
    ]);
  });

  it('that stops at a dead letter ends with it', async () => {
    const writer = writerOf([build(1, true)], [build(1, true), build(2, false, 4, {})]);
    await expect(rebuilt(writer, ['plan-facts'], () => undefined)).rejects.toMatchObject({ code: 'read-model-stopped' });
  });
});
