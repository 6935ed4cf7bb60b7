import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSystem, type System } from '../../test/support/system';
import { openVault } from '../platform/vault';

const SUPERVISOR = { 'X-Actor': 'lanh-dao-1' };
const ground = { legalBasis: 'subject-request', requestedOn: '2026-01-05' };

let directory: string;
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'hieu-hoc-put-back-'))));
afterEach(() => rmSync(directory, { recursive: true, force: true }));

async function during(work: (system: System) => Promise<void>): Promise<void> {
  const system = await startSystem({ directory, keep: true });
  try {
    await work(system);
  } finally {
    await system.stop();
  }
}

function isKept(): boolean {
  const vault = openVault({ HIEUHOC_DATA: directory });
  try {
    return vault.holds('ho-1');
  } finally {
    vault.close();
  }
}

it.each([
  ['beside read models that stand', /^$/],
  ['beside read models that are built anew', /^read\.db/],
])('a vault of before the erasure that is put back %s is cleaned by the next start', async (_, lost) => {
  await during(async (system) => {
    await system.post('/api/areas', { id: 'xa', name: 'xa', level: 'commune', kind: 'xã', parent: null, from: '2000-01-01' });
    await system.post('/api/subjects', { ref: 'ho-1', kind: 'household', area: 'xa', name: 'Nguyễn Thị Hoa' });
  });
  expect(isKept()).toBe(true);
  copyFileSync(join(directory, 'vault.db'), join(directory, 'vault.cu'));
  let position: string | null = null;
  await during(async (system) => {
    const erased = await system.post('/api/subjects/ho-1/erasure', ground, SUPERVISOR);
    expect(erased.body).toMatchObject({ state: 'done' });
    position = erased.headers.get('X-Log-Position');
  });
  expect(isKept()).toBe(false);
  copyFileSync(join(directory, 'vault.cu'), join(directory, 'vault.db'));
  expect(isKept()).toBe(true);
  for (const file of readdirSync(directory)) if (lost.test(file)) rmSync(join(directory, file));
  await during(async (system) => {
    expect((await system.get(`/api/subjects/ho-1?after=${position}`)).body).toMatchObject({ ref: 'ho-1', name: null, erased: true });
  });
  expect(isKept()).toBe(false);
});
