import type { Browser } from 'playwright-core';
import { startSample } from '../support/sample-server';
import { ADDRESSES } from './addresses';
import { Browsing, describeInBrowser, keepScreen, launch, loadOf, scrollsSideways, violationsOf, WIDTHS } from './browsing';
import { publish, whereIs } from './where';

const MOST_REQUESTS = 8;
const MOST_BYTES = 250_000;

jest.setTimeout(300_000);

describeInBrowser('every page', () => {
  let server: Awaited<ReturnType<typeof startSample>>;
  let browser: Browser;
  beforeAll(async () => {
    server = await startSample();
    await publish(server);
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    await server.remove();
  });

  describe.each(WIDTHS)('%i px wide', (width) => {
    it.each(ADDRESSES)('$name has nothing against WCAG 2.2 AA, fits, and says no error', async (one) => {
      const { name, person } = one;
      const browsing = await Browsing.of(browser, server.url, { width, ...(person !== undefined && { person }) });
      await browsing.open(await whereIs(server, one));
      await keepScreen(browsing.page, `${name}-${width}`);
      expect(await violationsOf(browsing.page)).toEqual([]);
      expect(await scrollsSideways(browsing.page)).toBe(false);
      expect(browsing.errors).toEqual([]);
      await browsing.close();
    });
  });

  it.each(ADDRESSES)(`$name takes ${MOST_REQUESTS} requests and ${MOST_BYTES / 1000} KB at most`, async (one) => {
    const { requests, bytes } = await loadOf(browser, server.url, await whereIs(server, one), one.person);
    expect(requests).toBeLessThanOrEqual(MOST_REQUESTS);
    expect(requests).toBeGreaterThan(2);
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
    expect(bytes).toBeGreaterThan(50_000);
  });
});
