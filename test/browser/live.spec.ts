import type { Browser } from 'playwright-core';
import { startSample } from '../support/sample-server';
import { Browsing, describeInBrowser, launch } from './browsing';
import { report } from './reporting';

jest.setTimeout(600_000);

const PLAN = 'plan=dong-trieu-2013';
const FIGURE = '/api/figures/gia-dinh-hieu-hoc/22.205.07075/2020';

describeInBrowser('an open overview', () => {
  let server: Awaited<ReturnType<typeof startSample>>;
  let browser: Browser;
  beforeAll(async () => {
    server = await startSample();
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    await server.remove();
  });

  it('follows what somebody else reports, and loses neither place nor what is open nor what is typed', async () => {
    const { page, ...mine } = await Browsing.of(browser, server.url, { person: 'demo-lanh-dao' });
    const listening = page.waitForResponse((answer) => answer.url().includes('/truc-tiep'));
    await page.goto(`/tong-quan?${PLAN}`);
    const details = page.locator('main details.hh-moment-form');
    await details.locator('summary').click();
    await details.locator('input[name="on"]').fill('2015-07-31');
    await page.locator('#bao-cao-the-nao').scrollIntoViewIfNeeded();
    const place = await page.evaluate(() => window.scrollY);
    expect(place).toBeGreaterThan(100);

    const row = page.locator('#chi-tieu-gia-dinh-2020');
    const before = await row.innerText();
    const refreshed = page.waitForResponse((answer) => answer.url().includes('/tong-quan') && answer.request().resourceType() === 'fetch');
    await listening;
    // 29 144 − 915 + 300 of 31 655 households: what the year says stands in the place of its second half.
    await report(server.url, 'demo-an-sinh', FIGURE, { numerator: '300', denominator: '1016' });
    expect((await refreshed).status()).toBe(200);

    await page.waitForFunction((was) => document.querySelector<HTMLElement>('#chi-tieu-gia-dinh-2020')?.innerText !== was, before);
    expect(await row.innerText()).toContain('28.529 / 31.655');
    expect(await details.evaluate((one) => one instanceof HTMLDetailsElement && one.open)).toBe(true);
    expect(await details.locator('input[name="on"]').inputValue()).toBe('2015-07-31');
    expect(Math.abs((await page.evaluate(() => window.scrollY)) - place)).toBeLessThan(60);
    await mine.context.close();
  });

  it('of a past state of knowledge stays what it is', async () => {
    const past = await Browsing.of(browser, server.url, { person: 'demo-lanh-dao' });
    const asked: string[] = [];
    past.page.on('request', (request) => asked.push(request.url()));
    await past.open(`/tong-quan?${PLAN}&asOf=2015-08-01`);
    expect(await past.page.locator('[data-live]').count()).toBe(0);
    expect(asked.filter((url) => url.includes('/truc-tiep'))).toEqual([]);
    await past.close();
  });
});
