import { verifyDossier, type Verdict } from '@hieuhoc/dossier';
import { verifierOf, type NoteVerifier } from '@hieuhoc/transparency-log';
import { inProcessSigner } from '../../src/platform/sealing/signer.fixture';
import { AN_SINH, COMMUNES, DISTRICT, everywhere, PLAN } from '../support/dong-trieu';
import { issue, post, reportRatios } from '../support/plans';
import { startSystem, type System } from '../support/system';

const HOUSEHOLDS = 'gia-dinh-hieu-hoc';
const HALVES = [2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020].flatMap((year) => [`${year}-H1`, `${year}-H2`]);
const AUDITOR = { 'X-Actor': 'thanh-tra-1' };
const MOST_MS = 1_000;

/** Eight years of Đông Triều: 21 communes, 16 halves, each 1300 of 1600 households; An Sinh corrected once, to 1600. */
describe('Đông Triều’s figures, taken home by an auditor', () => {
  let system: System;
  let keys: readonly NoteVerifier[];
  let lines: readonly string[];

  const dossier = async (query: string): Promise<readonly string[]> => {
    const response = await fetch(`${system.url}/api/dossiers?plan=${PLAN}&indicator=${HOUSEHOLDS}&${query}&after=${system.position}`, {
      headers: AUDITOR,
    });
    expect(response.status).toBe(200);
    return (await response.text()).trimEnd().split('\n');
  };
  const verdictOn = (read: readonly string[]): Verdict => {
    const verifier = verifyDossier({ keys });
    for (const line of read) verifier.line(line);
    return verifier.end();
  };

  beforeAll(async () => {
    system = await startSystem({ sealed: true });
    const opened = inProcessSigner(system.directory);
    keys = (await opened.signer.keys()).keys.map(verifierOf);
    await opened.close();
    await issue(system, PLAN);
    for (const half of HALVES) await reportRatios(system, HOUSEHOLDS, half, everywhere('1300/1600'));
    const correction = { numerator: '1600', denominator: '1600', reason: 'đếm lại', acknowledge: ['big-change'] };
    const path = `/api/figures/${HOUSEHOLDS}/${AN_SINH}/2015-H2`;
    await system.send(path, { method: 'PUT', body: correction, headers: { 'If-Match': '"0"' } });
    await post(system, '/api/log/seals', {});
    lines = await dossier('on=2016-02-01');
  }, 120_000);
  afterAll(() => system.stop());

  it('prove that the district has 27600 of 33600 households on 31-12-2015, and that no event of any commune is left out', () => {
    const verdict = verdictOn(lines);
    expect(verdict.checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    expect(verdict.outcome).toBe('passed');
    // 20 × 1300 + 1600 = 27600 of 21 × 1600 = 33600: 82.14 %.
    const row = verdict.rows.find(({ area, target }) => area === DISTRICT && target === 'gia-dinh-2015');
    expect(row).toMatchObject({ period: '2015', numerator: '27600', denominator: '33600', value: '82.14', state: 'missed' });
    const reported = verdict.events.filter(({ type }) => type === 'FigureReported');
    expect(reported).toHaveLength(COMMUNES.length * HALVES.length);
  });

  it(`are checked in at most ${MOST_MS} ms`, () => {
    const times = Array.from({ length: 5 }, () => {
      const from = process.cpuUsage().user;
      verdictOn(lines);
      return (process.cpuUsage().user - from) / 1_000;
    });
    expect(Math.min(...times)).toBeLessThan(MOST_MS);
  });

  it('do not pass without the figure of An Sinh, or with the number from before the correction', () => {
    const of = lines.findIndex((line) => line.includes('"type":"FigureCorrected"'));
    const { leaf } = JSON.parse(lines[of] ?? '') as { leaf: string };
    const without = lines.with(of, JSON.stringify({ count: 1, hashes: [leaf], line: 'events-skipped' }));
    const failed = verdictOn(without).checks.filter(({ outcome }) => outcome === 'failed');
    expect(failed.map(({ id, code }) => `${id} ${code}`)).toEqual(['file damaged', 'streams tail-cut', 'figures row-differs']);
    expect(failed[1]?.messageVi).toContain(`figure-${HOUSEHOLDS}:${AN_SINH}:2015-H2`);
  });
});
