import type { Browser, Page } from 'playwright-core';
import { Browsing, describeInBrowser, keepScreen, launch, scrollsSideways, violationsOf } from '../../../../test/browser/browsing';
import { startSystem, type System } from '../../../../test/support/system';
import { CHECK, CLERK, FIGURE, fillIn, report, REPORT, SHEET } from './entry.fixture';

jest.setTimeout(180_000);

const RATIO = '[name="f.ho-hieu-hoc.tu"]';
const WHOLE = '[name="f.ho-hieu-hoc.mau"]';

/** The script is that of the last build (`npm run build`). */
describeInBrowser('a sheet with its script', () => {
  let system: System;
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    system = await startSystem({ now: () => new Date('2015-07-10T02:00:00Z') });
    await fillIn(system);
    await system.get(`/api/me?after=${system.position}`, { 'X-Actor': CLERK });
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await system.stop();
  });

  const enter = (more: object = {}): Promise<Browsing> => Browsing.of(browser, system.url, { person: CLERK, ...more });
  const open = async (more: object = {}): Promise<{ browsing: Browsing; page: Page }> => {
    const browsing = await enter(more);
    await browsing.open(SHEET);
    return { browsing, page: browsing.page };
  };
  const said = (page: Page, words: string | RegExp): Promise<void> =>
    page.locator('#da-luu').filter({ hasText: words }).waitFor({ timeout: 60_000 });
  const drafts = async (): Promise<{ fields: Record<string, string> } | null> => {
    const { items } = (await system.get('/api/drafts', { 'X-Actor': CLERK })).body;
    return items.length === 0 ? null : (await system.get(`/api/drafts/${items[0].key}`, { 'X-Actor': CLERK })).body;
  };
  const figure = async (code: string): Promise<number> => (await system.get(FIGURE(code))).status;

  it('saves what is typed by itself, says so, and says back how a number is read', async () => {
    const { page, browsing } = await open();
    await page.fill(RATIO, '1.234');
    await page.fill(WHOLE, '1.500');
    await said(page, /Đã lưu nháp lúc \d\d:\d\d/);
    expect(await page.locator('#dong-ho-hieu-hoc .hh-reading').innerText()).toBe('1.234 / 1.500 = 82,27%');
    expect((await drafts())?.fields).toMatchObject({ 'f.ho-hieu-hoc.tu': '1.234', 'f.ho-hieu-hoc.mau': '1.500' });
    await page.fill(WHOLE, '1,5');
    await page.locator('.hh-reading--fault', { hasText: 'phần lẻ' }).waitFor();
    const other = await open();
    expect(await other.page.inputValue(RATIO)).toBe('1.234');
    expect(browsing.errors).toEqual([]);
  });

  it('keeps what is typed while the connection is lost, and saves it when it is back', async () => {
    const { page, browsing } = await open();
    await browsing.context.setOffline(true);
    await page.fill(RATIO, '850');
    await said(page, 'Mất kết nối: những gì bạn gõ được giữ trên máy này');
    expect(await drafts()).toBeNull();
    await browsing.context.setOffline(false);
    await said(page, 'Đã lưu nháp lúc');
    expect((await drafts())?.fields['f.ho-hieu-hoc.tu']).toBe('850');
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  });

  it('a page that was closed while the connection was lost offers what was typed, and nobody else is offered it', async () => {
    const { page, browsing } = await open();
    await browsing.context.route('**/api/drafts/**', (route) => route.abort());
    await page.fill(RATIO, '850');
    await said(page, 'Mất kết nối');
    await browsing.context.unroute('**/api/drafts/**');
    await page.goto(`${system.url}/nhap`);
    await page.goto(system.url + SHEET);
    await said(page, 'Trên máy này còn những gì bạn gõ lúc');
    await Promise.all([page.waitForEvent('load'), page.click('text=Đưa vào biểu mẫu')]);
    expect(await page.inputValue(RATIO)).toBe('850');
    expect((await drafts())?.fields['f.ho-hieu-hoc.tu']).toBe('850');
  });

  it('whoever signs out leaves nothing behind', async () => {
    const { page, browsing } = await open();
    await browsing.context.route('**/api/drafts/**', (route) => route.abort());
    await page.fill(RATIO, '850');
    await said(page, 'Mất kết nối');
    await page.click('text=Đăng xuất');
    await page.waitForLoadState();
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  });

  it('of two windows the one that is behind stops, says so, and lets choose', async () => {
    const first = await open();
    const second = await first.browsing.context.newPage();
    await second.goto(system.url + SHEET);
    await first.page.fill(RATIO, '850');
    await said(first.page, 'Đã lưu nháp');
    await second.fill(RATIO, '840');
    await said(second, 'vừa được lưu ở cửa sổ hay máy khác');
    expect((await drafts())?.fields['f.ho-hieu-hoc.tu']).toBe('850');
    await second.click('text=Giữ bản của tôi');
    await said(second, 'Đã lưu nháp');
    expect((await drafts())?.fields['f.ho-hieu-hoc.tu']).toBe('840');
    await first.page.fill(WHOLE, '1000');
    await said(first.page, 'vừa được lưu');
    await Promise.all([first.page.waitForEvent('load'), first.page.click('text=Mở bản kia')]);
    expect(await first.page.inputValue(RATIO)).toBe('840');
  });

  it('a session that ended while one typed loses nothing: one signs in elsewhere and goes on', async () => {
    const { page, browsing } = await open();
    await browsing.context.route('**/api/drafts/**', (route) => route.fulfill({ status: 401, body: '{}' }));
    await page.fill(RATIO, '850');
    await said(page, 'Phiên đăng nhập đã hết');
    await browsing.context.unroute('**/api/drafts/**');
    await page.click('text=Lưu lại');
    await said(page, 'Đã lưu nháp');
  });

  it('is filled in, checked and sent with the keyboard alone', async () => {
    const { page, browsing } = await open();
    const press = async (key: string, times = 1): Promise<void> => {
      for (let time = 0; time < times; time++) await page.keyboard.press(key);
    };
    const tabTo = async (selector: string): Promise<void> => {
      for (let step = 0; step < 80; step++) {
        await page.keyboard.press('Tab');
        if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
      }
      throw new Error(`the keyboard does not come to ${selector}`);
    };
    await tabTo(RATIO);
    await page.keyboard.type('850');
    await tabTo(WHOLE);
    await page.keyboard.type('1.010');
    await tabTo('[name="f.lop-hoc.so"]');
    await page.keyboard.type('30');
    await tabTo('[name="f.co-trung-tam.co"]');
    await press(' ');
    await tabTo('.hh-bar button[value="kiem-tra"]');
    await Promise.all([page.waitForURL('**/kiem-tra?**'), press('Enter')]);
    expect(await violationsOf(page)).toEqual([]);
    await tabTo('[name="xem.lop-hoc"]');
    await press(' ');
    await tabTo('button[value="ghi-gui"]');
    await Promise.all([page.waitForURL('**xong=gui**'), press('Enter')]);
    await page.getByText('Đã gửi báo cáo.').waitFor();
    expect([await figure('ho-hieu-hoc'), await figure('lop-hoc'), await figure('co-trung-tam')]).toEqual([200, 200, 200]);
    expect((await system.get(REPORT)).body.state).toBe('submitted');
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
    expect(browsing.errors).toEqual([]);
  });

  it('Enter in a box checks the sheet, and the focus goes to what is wrong', async () => {
    const { page } = await open();
    await page.fill(RATIO, '9');
    await page.press(RATIO, 'Enter');
    await page.locator('.govuk-error-summary').waitFor();
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('govuk-error-summary');
    await page.click('.govuk-error-summary a');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('f.ho-hieu-hoc.mau');
  });

  it('a figure that stands is opened in its place, and going back loses nothing', async () => {
    await report(system, 'ho-hieu-hoc', '2015-H1', { numerator: '810', denominator: '1000' });
    await system.get(`/api/me?after=${system.position}`, { 'X-Actor': CLERK });
    const { page } = await open();
    await page.fill('[name="f.lop-hoc.so"]', '14');
    await page.click('#dong-ho-hieu-hoc .hh-opener');
    await page.locator(RATIO).waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('f.ho-hieu-hoc.tu');
    expect([await page.inputValue(RATIO), await page.inputValue('[name="f.lop-hoc.so"]')]).toEqual(['810', '14']);
    await page.fill(RATIO, '820');
    await page.fill('[name="f.ho-hieu-hoc.ly"]', 'đếm lại');
    await Promise.all([page.waitForURL('**/kiem-tra?**'), page.click('.hh-bar button[value="kiem-tra"]')]);
    await page.goBack();
    expect([await page.inputValue(RATIO), await page.inputValue('[name="f.lop-hoc.so"]')]).toEqual(['820', '14']);
  });

  it.each([1100, 375])('has nothing against WCAG 2.2 AA and fits, %i px wide', async (width) => {
    const { page } = await open({ width });
    await page.fill(RATIO, '9,123');
    await page.click('.hh-bar button[value="kiem-tra"]');
    await page.click('#dong-lop-hoc .hh-opener');
    await page.locator('[name="f.lop-hoc.gc"]').waitFor();
    await keepScreen(page, `nhap-${width}`);
    expect(await violationsOf(page)).toEqual([]);
    expect(await scrollsSideways(page)).toBe(false);
    await page.goto(system.url + CHECK);
    await keepScreen(page, `nhap-kiem-tra-${width}`);
    expect(await violationsOf(page)).toEqual([]);
    await page.goto(`${system.url}/nhap`);
    await keepScreen(page, `nhap-cac-ky-${width}`);
    expect(await violationsOf(page)).toEqual([]);
    expect(await scrollsSideways(page)).toBe(false);
  });
});
