import { seededDice } from '../oracle/dice';
import { FileRoot, lineText } from '@hieuhoc/dossier';
import { IN_THE_FILE, isEvent } from './tampering/in-the-file';
import { detects, failures, honest, judged, type Handed } from './tampering/tampered';
import { WITH_THE_KEY } from './tampering/with-the-key';
import { scale } from './scale';

/*
 * Suite 2: whoever alters a log, or a dossier of one, is found out by a check that is named. Who has only the file repairs in it all that he
 * can (leaves, links, heads, the last line); who has the log's key signs what he likes, against an auditor who kept an older checkpoint.
 */

const EACH = scale(1_000, 15);
const CLEAN = scale(1_000, 30);
const BITS = scale(Number.POSITIVE_INFINITY, 100);
const ANYWHERE = scale(2_000, 50);
const OPERATORS = { ...IN_THE_FILE, ...WITH_THE_KEY };

/** Which checks find it: any of these, and never by luck of another. */
const FOUND_BY: Readonly<Record<keyof typeof OPERATORS, RegExp>> = {
  edit: /^(leaves leaf-differs|inclusion root-differs)$/,
  delete: /^streams (chain-broken|tail-cut|stream-missing)$/,
  insert: /^inclusion (root-differs|index-differs)$/,
  reorder: /^(leaves leaf-differs|inclusion (root-differs|recorded-at-goes-back))$/,
  duplicate: /^inclusion (root-differs|size-differs|index-differs)$/,
  'move to another stream': /^inclusion root-differs$/,
  'cut the tail': /^streams (tail-cut|heads-root-differs)$/,
  'back-date': /^(leaves leaf-differs|inclusion (recorded-at-goes-back|root-differs))$/,
  'forge an absence': /^streams (streams-hidden|heads-root-differs|heads-skipped-wrongly)$/,
  'change a row': /^figures row-(differs|too-many|missing)$/,
  'edit in the store': /^leaves leaf-differs$/,
  'roll back to an older backup': /^older-checkpoints (older-than-held|forked)$/,
  'rewrite from an event on': /^older-checkpoints forked$/,
  'fork two views': /^older-checkpoints forked$/,
  'swap the key': /^log-signature other-key$/,
  'back-date with a fresh tree': /^inclusion recorded-at-goes-back$/,
  'seal other heads': /^streams (heads-root-differs|other-seal)$/,
};

/** The cases of one seed: an untouched log, and what each operator makes of it. */
async function casesOf(seed: number): Promise<ReadonlyMap<string, Handed>> {
  const untouched = await honest(seededDice(seed));
  const cases = new Map<string, Handed>();
  for (const [at, [operator, forge]] of Object.entries(OPERATORS).entries())
    cases.set(operator, await forge(untouched, seededDice(seed * 100 + at)));
  return cases;
}

/** The line with one bit turned, and what a forger would make of the last line then. */
function withBitTurned(lines: readonly string[], at: number, bit: number): readonly string[] {
  const file = new FileRoot();
  const changed = lines.slice(0, -1).with(at, turned(lines[at] ?? '', bit));
  for (const line of changed) file.add(line);
  return [...changed, lineText({ line: 'end', lines: file.lines, root: file.root })];
}

function turned(line: string, bit: number): string {
  const bytes = Buffer.from(line);
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return bytes.toString();
}

describe(`suite 2, tampering: ${Object.keys(OPERATORS).length} operators × ${EACH}, ${CLEAN} clean logs`, () => {
  it(`raises no alarm on ${CLEAN} clean logs`, async () => {
    const alarms: string[] = [];
    for (let seed = 0; seed < CLEAN; seed++) {
      const { lines, held } = await honest(seededDice(seed));
      const verdict = judged({ lines, options: { held: [held] } });
      alarms.push(...failures(verdict).map((failure) => `${seed}: ${failure}`));
      if (verdict !== 'refused' && verdict.outcome !== 'passed') alarms.push(`${seed}: ${verdict.outcome}`);
    }
    expect(alarms).toEqual([]);
  });

  const missed = new Map<string, string[]>();
  beforeAll(async () => {
    for (let seed = 0; seed < EACH; seed++)
      for (const [operator, handed] of await casesOf(seed)) {
        const found = failures(judged(handed));
        const isNamed = found.some((failure) => FOUND_BY[operator]?.test(failure) === true);
        missed.set(operator, [...(missed.get(operator) ?? []), ...(isNamed ? [] : [`${seed}: ${found.join(', ')}`])]);
      }
  }, 900_000);

  it.each(Object.keys(OPERATORS))(`detects, ${EACH} times, by the check that is named: %s`, (operator) => {
    expect(missed.get(operator)).toEqual([]);
  });

  it(`sees ${Number.isFinite(BITS) ? `${BITS} bits` : 'every bit'} of an event of over 4,000 bits turned, one at a time, with the last line made anew`, async () => {
    const { parsed, lines } = await honest(seededDice(7));
    const at = parsed.findIndex((line) => isEvent(line) && line.type === 'FigureCorrected');
    const bits = Buffer.byteLength(lines[at] ?? '') * 8;
    const steps = Math.min(BITS, bits);
    const through: number[] = [];
    for (let step = 0; step < steps; step++) {
      const bit = Math.floor((step * bits) / steps);
      if (!detects()({ lines: withBitTurned(lines, at, bit) })) through.push(bit);
    }
    expect(bits).toBeGreaterThan(4_000);
    expect(through).toEqual([]);
  });

  it(`sees a bit that is turned anywhere: ${ANYWHERE} of them, with the last line made anew and with it as it was`, async () => {
    const through: string[] = [];
    for (let seed = 0; seed < ANYWHERE / 10; seed++) {
      const dice = seededDice(seed);
      const { lines } = await honest(dice);
      for (let turn = 0; turn < 10; turn++) {
        const at = dice.below(lines.length - 1);
        const bit = dice.below(Buffer.byteLength(lines[at] ?? '') * 8);
        if (!detects()({ lines: withBitTurned(lines, at, bit) })) through.push(`${seed}: bit ${bit} of line ${at + 1}`);
        const found = failures(judged({ lines: lines.with(at, turned(lines[at] ?? '', bit)) }));
        if (!found.some((failure) => /^(refused|file )/.test(failure))) through.push(`${seed}: line ${at + 1} as it was`);
      }
    }
    expect(through).toEqual([]);
  });

  it.each(['log-signature', 'inclusion', 'older-checkpoints', 'streams', 'figures'])(
    'is seen to let something through by a mutant that leaves out the check %s',
    async (leftOut) => {
      const [whole, mutant] = [detects(), detects(leftOut)];
      const through = new Set<string>();
      for (let seed = 0; seed < 4; seed++)
        for (const [operator, handed] of await casesOf(seed)) {
          expect([operator, seed, whole(handed)]).toEqual([operator, seed, true]);
          if (!mutant(handed)) through.add(operator);
        }
      expect([...through]).not.toEqual([]);
    },
  );
});
