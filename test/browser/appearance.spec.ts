import type { Browser, Page } from 'playwright-core';
import { startSample } from '../support/sample-server';
import { Browsing, describeInBrowser, keepScreen, launch, scrollsSideways } from './browsing';

jest.setTimeout(600_000);

const AT = 'plan=dong-trieu-2013&on=2015-07-31';
const LOOKED_AT = [
  `/tong-quan?${AT}`,
  `/chi-tieu/gia-dinh-2015?${AT}`,
  `/don-vi/22.205.07075?${AT}`,
  `/giai-thich?${AT}&target=gia-dinh-2015&area=22.205`,
  `/bao-cao?${AT}`,
  '/tro-giup',
];
/** An area is filed as one sheet. */
const PRINTED: readonly { readonly name: string; readonly address: string; readonly sheets?: number }[] = [
  { name: 'tong-quan', address: `/tong-quan?${AT}` },
  { name: 'don-vi', address: `/don-vi/22.205.07075?${AT}`, sheets: 1 },
  { name: 'bao-cao', address: `/bao-cao/dong-trieu-2013/xa-bao-cao-6-thang/22.205.07075/2015-H1/ban-in?${AT}` },
];

const visibleMenu = (page: Page): Promise<boolean> => page.getByRole('navigation', { name: 'Các trang' }).isVisible();
const words = async (page: Page): Promise<string> => (await page.locator('main').innerText()).replaceAll(/\s+/g, ' ').trim();

describeInBrowser('whatever a person has set', () => {
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

  /** 1100 px at 200 % are 550 px to lay out. */
  it.each(LOOKED_AT)('%s at 200 % says the same and does not scroll sideways', async (address) => {
    const whole = await Browsing.of(browser, server.url, { person: 'demo-lanh-dao' });
    const zoomed = await Browsing.of(browser, server.url, { person: 'demo-lanh-dao', width: 550 });
    await whole.open(address);
    await zoomed.open(address);
    expect(await scrollsSideways(zoomed.page)).toBe(false);
    const text = (page: Page): Promise<string | null> => page.locator('main').textContent();
    expect(await text(zoomed.page)).toBe(await text(whole.page));
    await Promise.all([whole.close(), zoomed.close()]);
  });

  it('in forced colours a state is still told by its sign and word', async () => {
    const { page, context } = await Browsing.of(browser, server.url, { person: 'demo-lanh-dao' });
    await page.emulateMedia({ forcedColors: 'active' });
    await page.goto(`/tong-quan?${AT}`);
    await keepScreen(page, 'tong-quan-forced-colors');
    expect(await words(page)).toMatch(/✕ Không đạt.*! Chậm tiến độ/);
    await context.close();
  });

  it('nothing moves for who wants no motion', async () => {
    const { page, context } = await Browsing.of(browser, server.url, { person: 'demo-lanh-dao' });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(`/tong-quan?${AT}`);
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter((one) => {
          const { animationName, transitionDuration } = getComputedStyle(one);
          return animationName !== 'none' || transitionDuration.split(',').some((duration) => Number.parseFloat(duration) > 0.01);
        }).length,
    );
    expect(moving).toBe(0);
    await context.close();
  });

  it.each(PRINTED)('$name printed is paper, without the menu, and no more of it than is needed', async ({ address, sheets }) => {
    const { page, context } = await Browsing.of(browser, server.url, { person: 'demo-lanh-dao' });
    await page.goto(address);
    await page.emulateMedia({ media: 'print' });
    expect(await visibleMenu(page)).toBe(false);
    const paper = await page.pdf({ preferCSSPageSize: true });
    expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
    const count = paper.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect([count > 0, sheets ?? count]).toEqual([true, count]);
    await context.close();
  });
});
