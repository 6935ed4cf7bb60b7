import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { papers } from '../../test/support/evidence';
import { startSystem, type System } from '../../test/support/system';
import { Config } from '../platform/config/config';
import { logPlace, openLog } from '../platform/event-store/open-log';
import { openEvidence } from '../platform/evidence';
import { verifyEvidence, type EvidenceReport } from './verify-evidence';

const ground = { legalBasis: 'subject-request', requestedOn: '2026-01-05' };
let system: System;
beforeAll(async () => {
  system = await startSystem();
  await papers(system, 'can-bo-1', 'giay-1', 'giay-2', 'giay-3', 'giay-4');
});
afterAll(() => system.stop());

async function verified(): Promise<EvidenceReport> {
  const config = Object.assign(new Config(), { HIEUHOC_DATA: system.directory });
  const log = await openLog(logPlace(config), { readonly: true });
  try {
    return await verifyEvidence(log, openEvidence(config).store);
  } finally {
    await log.close();
  }
}
const pathOf = async (ref: string): Promise<string> => {
  const { items } = (await system.get(`/api/streams/evidence-${ref}`)).body;
  const { hash } = items[0].data;
  return join(system.directory, 'evidence', hash.slice(0, 2), hash.slice(2, 4), hash);
};

describe('files of evidence beside the log', () => {
  it('are all there, as they were sealed', async () => expect(await verified()).toEqual({ files: 4, erased: 0, findings: [], strays: [] }));

  it('that were erased are gone, and that is right', async () => {
    const by = { 'X-Actor': 'lanh-dao-1' };
    expect((await system.post('/api/evidence/giay-4/erasure', ground, by)).status).toBe(200);
    expect(await verified()).toEqual({ files: 3, erased: 1, findings: [], strays: [] });
  });

  it('that are missing, changed or there again are told, and what nobody speaks of', async () => {
    const [first, second, erased] = [await pathOf('giay-1'), await pathOf('giay-2'), await pathOf('giay-4')];
    rmSync(first);
    writeFileSync(second, 'khác');
    writeFileSync(erased, 'đã xoá mà còn');
    const stray = 'ff'.repeat(32);
    writeFileSync(join(second, '..', stray), '');
    const { findings, strays } = await verified();
    expect(findings.map(({ ref, found }) => [ref, found])).toEqual([
      ['giay-1', 'missing'],
      ['giay-2', 'changed'],
      ['giay-4', 'not-erased'],
    ]);
    expect(strays).toEqual([stray]);
    expect(readdirSync(join(system.directory, 'evidence', 'incoming'))).toEqual([]);
  });
});
