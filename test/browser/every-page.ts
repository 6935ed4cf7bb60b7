import type { Browser } from 'playwright-core';
import { startSample } from '../support/sample-server';
import { ADDRESSES, type Address } from './addresses';
import { Browsing, describeInBrowser, keepScreen, launch, scrollsSideways, showWhole, violationsOf } from './browsing';
import { publish, whereIs } from './where';

interface Looking {
  readonly browser: Browser;
  readonly url: string;
  /** The address of a page that is only known from a link, too. */
  readonly where: (one: Address) => Promise<string>;
}

/** A browser over a copy of the sample, in which something has been published. */
export function overEveryPage(title: string, tests: (looking: () => Looking) => void): void {
  jest.setTimeout(600_000);
  describeInBrowser(title, () => {
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
    tests(() => ({ browser, url: server.url, where: (one) => whereIs(server, one) }));
  });
}

/** One spec a width: they run side by side. */
export const lookAtEveryPage = (width: number): void =>
  overEveryPage(`every page, ${width} px wide`, (looking) => {
    it.each(ADDRESSES)('$name has nothing against WCAG 2.2 AA, fits, and says no error', async (one) => {
      const { browser, url, where } = looking();
      const { name, person } = one;
      const browsing = await Browsing.of(browser, url, { width, ...(person !== undefined && { person }) });
      await browsing.open(await where(one));
      await keepScreen(browsing.page, `${name}-${width}`);
      await showWhole(browsing.page, width);
      expect(await violationsOf(browsing.page)).toEqual([]);
      expect(await scrollsSideways(browsing.page)).toBe(false);
      expect(browsing.errors).toEqual([]);
      await browsing.close();
    });
  });
