import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { papers } from '../../test/support/evidence';
import { startSystem, type System } from '../../test/support/system';
import { hieuhoc } from './io.fixture';

let system: System;
beforeAll(async () => {
  system = await startSystem();
  await papers(system, 'can-bo-1', 'giay-1', 'giay-2');
});
afterAll(() => system.stop());

const evidence = async (): Promise<{ readonly code: number; readonly check: Readonly<Record<string, unknown>> }> => {
  const { code, out } = await hieuhoc(['log', 'verify', '--data', system.directory, '--json']);
  const { checks } = JSON.parse(out);
  return { code, check: checks.find(({ check }: { check: string }) => check === 'evidence') };
};

it('hieuhoc log verify finds, beside a running server, that every file of evidence is there', async () => {
  expect(await evidence()).toMatchObject({ code: 0, check: { outcome: 'passed', facts: { files: 2, erased: 0, strays: 0 } } });
});

it('and names those that are gone, with the whole folder too', async () => {
  const folder = join(system.directory, 'evidence');
  const [first = ''] = readdirSync(folder).filter((name) => name !== 'incoming');
  rmSync(join(folder, first), { recursive: true });
  expect(await evidence()).toMatchObject({ code: 1, check: { outcome: 'failed', facts: { findings: [{ found: 'missing' }] } } });
  rmSync(folder, { recursive: true });
  const { code, check } = await evidence();
  expect([code, check['messageVi']]).toEqual([1, 'Minh chứng không khớp: giay-1 (mất tệp), giay-2 (mất tệp).']);
});
