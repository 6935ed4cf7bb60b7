import type { Browser, Page } from 'playwright-core';
import { startSample } from '../support/sample-server';
import { Browsing, describeInBrowser, launch } from './browsing';

jest.setTimeout(600_000);

const MOST_STOPS = 300;

/** What has the focus: its words, and whether one sees that it has it. */
const focused = (page: Page): Promise<{ readonly words: string; readonly seen: boolean }> =>
  page.evaluate(() => {
    const one = document.activeElement;
    if (!(one instanceof HTMLElement)) return { words: '', seen: false };
    if (one.getAttribute('role') === 'region') return { words: '', seen: true };
    const look = getComputedStyle(one);
    const label = one instanceof HTMLInputElement ? (one.labels?.[0]?.textContent ?? '') : '';
    const shows =
      look.outlineStyle !== 'none' ||
      look.boxShadow !== 'none' ||
      (one.nextElementSibling !== null && getComputedStyle(one.nextElementSibling, '::before').boxShadow !== 'none');
    // Of a day its parts are stops of their own, and marked each by itself.
    const inner = one instanceof HTMLInputElement && one.type === 'date';
    const { width, height } = one.getBoundingClientRect();
    return {
      words: `${one.textContent} ${label} ${one.getAttribute('name') ?? ''}`.replaceAll(/\s+/g, ' ').trim(),
      seen: (shows || inner) && width * height > 0,
    };
  });

/** On with Tab until what is wanted has the focus; every stop on the way is seen. */
async function tabTo(page: Page, words: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const unseen: string[] = [];
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press(key);
    const at = await focused(page);
    if (!at.seen && at.words !== '') unseen.push(at.words);
    if (!words.test(at.words)) continue;
    expect(unseen).toEqual([]);
    return;
  }
  throw new Error(`the keyboard does not come to ${words.source}`);
}

const enter = async (page: Page): Promise<void> => {
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
};

describeInBrowser('with the keyboard alone', () => {
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

  it('the first stop leads past the menu, and back from the content to the menu', async () => {
    const { page, context } = await Browsing.of(browser, server.url, { person: 'demo-phong-gddt' });
    await page.goto('/viec');
    await page.keyboard.press('Tab');
    expect((await focused(page)).words).toBe('Đến nội dung chính');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('noi-dung');
    await tabTo(page, /^Trợ giúp, thuật ngữ$/, 'Shift+Tab');
    await enter(page);
    expect(page.url()).toContain('/tro-giup');
    await context.close();
  });

  it('a verifier comes from the menu to a sheet, is sent to what is wrong, and verifies', async () => {
    const { page, context } = await Browsing.of(browser, server.url, { person: 'demo-phong-gddt' });
    await page.goto('/viec');
    await tabTo(page, /^Xác minh/);
    await enter(page);
    await tabTo(page, /Bình Dương, 6 tháng đầu năm 2013/);
    await enter(page);
    await tabTo(page, /^Trả lại các số liệu đã chọn/);
    await page.keyboard.press('Space');
    await tabTo(page, /^Trả lại tra-lai|^Trả lại viec|^Trả lại$/);
    await enter(page);
    expect(await page.evaluate(() => document.activeElement?.matches('.govuk-error-summary'))).toBe(true);
    await tabTo(page, /^Xác minh các số liệu đã chọn/);
    await enter(page);
    expect(await page.locator('main').innerText()).toMatch(/Đã xác minh|đã được xác minh/i);
    await context.close();
  });

  it('another day is chosen, and left again', async () => {
    const { page, context } = await Browsing.of(browser, server.url, { person: 'demo-lanh-dao' });
    await page.goto('/tong-quan?plan=dong-trieu-2013');
    await tabTo(page, /^Xem ngày khác/);
    await page.keyboard.press('Space');
    await tabTo(page, /^Tình hình ngày.*on$/);
    await page.keyboard.type('05052015');
    await tabTo(page, /^Xem$/);
    await enter(page);
    expect(page.url()).toContain('on=2015-05-05');
    await tabTo(page, /^Về hôm nay/);
    await enter(page);
    expect(page.url()).not.toContain('on=');
    await context.close();
  });
});
