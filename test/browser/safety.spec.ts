import type { Browser } from 'playwright-core';
import { commune, district, planDocument, province, ratio, target } from '../support/small-plan';
import { startSystem, type System } from '../support/system';
import { Browsing, describeInBrowser, launch } from './browsing';

jest.setTimeout(600_000);

const AREA = '22.205.07075';
const MOST_PAGES = 60;

/** Says where it stood, and that it ran, if ever it does. */
const probe = (where: string): string => `${where}"'><img src=x onerror="window.ranHere=1"><script>window.ranHere=1</script>`;
const MARK = 'onerror="window.ranHere=1"';
const decision = (where: string): object => ({ number: probe(`${where}-so`), issuedOn: '2013-01-02', issuer: probe(`${where}-noi`) });

const document = (): object =>
  planDocument('ke-hoach', {
    title: probe('ten-ke-hoach'),
    issuer: probe('noi-ban-hanh'),
    number: probe('so-ke-hoach'),
    areas: [province('22'), { ...district('22.205', '22'), name: probe('ten-huyen') }, commune(AREA, '22.205', { name: probe('ten-xa') })],
    bodies: [{ code: 'phong', name: probe('ten-phong'), area: '22.205' }],
    issuedOn: '2013-01-02',
    indicators: [
      ratio('chi-so', {
        name: probe('ten-chi-so'),
        definition: probe('cach-tinh'),
        numerator: probe('tu-so'),
        denominator: probe('mau-so'),
      }),
    ],
    targets: [target('chi-tieu', 'chi-so', { section: probe('muc'), text: probe('loi-chi-tieu') })],
    duties: [
      {
        id: 'sau-thang',
        text: probe('che-do'),
        section: probe('muc-che-do'),
        from: { each: 'commune' },
        to: 'phong',
        every: 'half-year',
        due: { days: 15 },
        figures: 'all',
      },
    ],
    tasks: [{ id: 'viec', text: probe('nhiem-vu'), leads: ['phong'], role: 'lead', due: '2015-06-30' }],
  });

const clerk = { 'X-Actor': 'demo-an-sinh' };
const verifier = { 'X-Actor': 'demo-phong-gddt' };
const planner = { 'X-Actor': 'demo-ubnd-dong-trieu' };
const FIGURE = `/api/figures/chi-so/${AREA}`;
const REPORT = `/api/reports/ke-hoach/sau-thang/${AREA}`;

/** Everything that a person can write, written to do harm. */
async function writeHarm(system: System): Promise<void> {
  const done = async (answer: ReturnType<System['post']>): Promise<void> => {
    const { status, body } = await answer;
    if (status >= 300) throw new Error(JSON.stringify(body));
  };
  const fresh = { 'If-None-Match': '*' };
  const figures = [{ indicator: 'chi-so', area: AREA, period: '2015-H1', revision: 0 }];
  const returned = [{ indicator: 'chi-so', area: AREA, period: '2015-H1', reason: probe('ly-do-so-lieu') }];
  await done(system.post('/api/plans', document()));
  await done(
    system.put(
      `${FIGURE}/2014-H2`,
      { numerator: '1', denominator: '2', source: probe('nguon'), note: probe('ghi-chu') },
      { ...fresh, ...clerk },
    ),
  );
  await done(system.put(`${FIGURE}/2015-H1`, { numerator: '1', denominator: '2', note: probe('ghi-chu') }, { ...fresh, ...clerk }));
  await done(system.post(`${REPORT}/2015-H1/submission`, { figures, note: probe('loi-nhan') }, clerk));
  await done(system.post(`${REPORT}/2015-H1/return`, { reason: probe('ly-do-bao-cao'), figures: returned }, verifier));
  await done(
    system.put(
      `${FIGURE}/2015-H1`,
      { numerator: '2', denominator: '2', reason: probe('ly-do-sua'), acknowledge: ['big-change'] },
      { 'If-Match': '"0"', ...clerk },
    ),
  );
  await done(
    system.post(`${REPORT}/2014-H2/extension`, { until: '2015-12-01', reason: probe('gia-han'), decision: decision('gia-han') }, verifier),
  );
  await done(
    system.post(
      '/api/plans/ke-hoach/targets/chi-tieu/revisions',
      { due: '2016-12-31', effectiveOn: '2015-01-01', decision: decision('dieu-chinh'), reason: probe('ly-do-dieu-chinh') },
      planner,
    ),
  );
  await done(system.post('/api/subjects', { ref: 'don-vi-1', kind: 'unit', area: AREA, name: probe('ten-don-vi') }, clerk));
  await publish(system);
}

/** What is published is signed first. */
async function publish(system: System): Promise<void> {
  const body = { plan: 'ke-hoach', title: probe('ten-cong-bo') };
  for (;;) {
    const { status, body: said } = await system.post('/api/publications', body, { 'X-Actor': 'demo-lanh-dao' });
    if (status < 300) return;
    if (status !== 503) throw new Error(JSON.stringify(said));
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

describeInBrowser('what people wrote to do harm', () => {
  let system: System;
  let browser: Browser;
  beforeAll(async () => {
    system = await startSystem({ sealed: true });
    await writeHarm(system);
    await system.get(`/api/me?after=${system.position}`, clerk);
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    await system.stop();
  });

  it.each(['demo-an-sinh', 'demo-phong-gddt', 'demo-ubnd-dong-trieu', 'demo-thanh-tra'])(
    'is text on every page that %s comes to, and nothing of it runs',
    async (person) => {
      const browsing = await Browsing.of(browser, system.url, { person });
      const { page } = browsing;
      const begin = ['/viec', '/tong-quan?plan=ke-hoach', '/ke-hoach/ke-hoach', '/nhat-ky', '/nhap'];
      const [seen, waiting] = [new Set<string>(), [...begin]];
      let shown = 0;
      for (let next = waiting.shift(); next !== undefined && seen.size < MOST_PAGES; next = waiting.shift()) {
        const kind = kindOf(next);
        if (seen.has(kind)) continue;
        seen.add(kind);
        await page.goto(next, { waitUntil: 'load' });
        expect([next, await page.evaluate(() => 'ranHere' in window)]).toEqual([next, false]);
        expect([next, await page.locator('img[src="x"], main script').count()]).toEqual([next, 0]);
        if ((await page.locator('main').textContent())?.includes(MARK) === true) shown++;
        waiting.push(...(await page.locator('a[href^="/"]:not([download])').evaluateAll(hrefsOf)).filter(isPage));
      }
      expect(shown).toBeGreaterThan(8);
      expect(browsing.errors.filter((error) => /Content Security Policy|ranHere/.test(error))).toEqual([]);
      await browsing.close();
    },
  );
});

const hrefsOf = (links: readonly Element[]): readonly string[] => links.map((link) => link.getAttribute('href') ?? '');
const isPage = (href: string): boolean => !/^[/](api|kiem-chung[.]html)|[.]csv|bien-nhan|tai-ve|dang-nhap/.test(href);

/** One page of a kind is looked at: which path, asked with which names; of events each. */
function kindOf(address: string): string {
  const { pathname, searchParams } = new URL(address, 'http://page');
  return `${pathname} ${[...searchParams.keys()].toSorted().join(' ')}`;
}
