import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { toHex } from '@hieuhoc/transparency-log';
import { SealWriter } from './seal-writer';
import { SealedFile } from './sealed-file';
import { LogToSeal } from './testing';
import { checkEvents } from './verify';

const EVENTS = 3_000;
const KILLS = 5;
const HOOK = join(__dirname, '..', '..', '..', 'libs', 'event-store-sqlite', 'src', 'typescript-hook.cjs');
const CHILD = join(__dirname, 'sealed-batches.fixture.ts');

let log: LogToSeal;
beforeAll(async () => {
  log = await LogToSeal.open();
  await log.append(...Array.from({ length: EVENTS }, (_, at) => `chuoi-${at % 40}`));
});
afterAll(() => log.close());

/** Seals in another process, which is killed after so many steps. How far it said that it was. */
async function killedAfter(steps: number): Promise<number> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--require', HOOK, CHILD, log.directory]);
  let said = 0;
  let left = steps;
  createInterface({ input: child.stdout }).on('line', (size) => {
    said = Number(size);
    if (--left === 0) child.kill('SIGKILL');
  });
  await new Promise((resolve) => child.once('close', resolve));
  return said;
}

it(`killed ${KILLS} times while it seals, it goes on where it was: no leaf twice, none left out, nothing that it told is lost`, async () => {
  let before = 0;
  for (let kill = 1; kill <= KILLS; kill++) {
    const said = await killedAfter(3 + kill * 5);
    const file = new SealedFile(log.sealPath);
    expect(file.size()).toBeGreaterThanOrEqual(said);
    expect(said).toBeGreaterThan(before);
    file.close();
    before = said;
  }
  const writer = new SealWriter(log.sealPath);
  const { root } = writer.seal(await log.events());
  writer.close();
  const whole = new SealWriter(`${log.sealPath}.whole`);
  expect(toHex(root)).toBe(toHex(whole.seal(await log.events()).root));
  whole.close();
  const file = new SealedFile(log.sealPath);
  const outcomes = await checkEvents({ kind: 'sqlite', path: log.path }, log.store, file, () => undefined);
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['passed', 'passed']);
  file.close();
}, 60_000);
