import type { Browser, Page } from 'playwright-core';
import { startSample } from '../support/sample-server';
import { Browsing, describeInBrowser, launch } from './browsing';

jest.setTimeout(600_000);

const PLAN = '/ke-hoach/dong-trieu-2013';
const PERSON = 'demo-ubnd-dong-trieu';

const fill = async (page: Page, number: string, value: string): Promise<void> => {
  await page.getByLabel('Yêu cầu').selectOption({ label: 'Từ … trở lên' });
  await page.getByLabel('Mức mới').fill(value);
  await page.getByLabel('Có hiệu lực từ ngày').fill('2019-01-01');
  await page.getByLabel('Số, ký hiệu').fill(number);
  await page.getByLabel('Ngày ban hành').fill('2018-12-20');
  await page.getByLabel('Cơ quan ban hành').fill('UBND huyện Đông Triều');
  await page.getByLabel('Lý do').fill('điều chỉnh theo thực tế');
};
const send = async (page: Page): Promise<void> => {
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Ghi điều chỉnh' }).click()]);
};
const said = async (page: Page): Promise<string> => ((await page.locator('main').textContent()) ?? '').replaceAll(/\s+/g, ' ');

/** Of forms that have no draft; those that have are tried with theirs. */
describeInBrowser('a form that changes a target', () => {
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

  const open = async (target: string): Promise<Browsing> => {
    const browsing = await Browsing.of(browser, server.url, { person: PERSON });
    await browsing.open(`${PLAN}/chi-tieu/${target}/dieu-chinh`);
    return browsing;
  };
  const decisionsIn = async (page: Page, number: string): Promise<number> => {
    await page.goto(PLAN);
    return (await said(page)).split(number).length - 1;
  };

  it('sent twice by two clicks is one change', async () => {
    const { page, context } = await open('gia-dinh-2020');
    await fill(page, '1001/QĐ-UBND', '71');
    const [first] = await Promise.all([
      page.waitForResponse((answer) => answer.request().method() === 'POST'),
      page.getByRole('button', { name: 'Ghi điều chỉnh' }).dblclick(),
    ]);
    expect(first.status()).toBe(303);
    await page.waitForLoadState();
    const once = await decisionsIn(page, '1001/QĐ-UBND');
    expect(once).toBeGreaterThan(0);
    const history = await page.request.get('/api/history?plan=dong-trieu-2013&type=TargetRevised&limit=100');
    const { items } = (await history.json()) as { readonly items: readonly object[] };
    expect(items.filter((item) => JSON.stringify(item).includes('1001/QĐ-UBND'))).toHaveLength(1);
    await context.close();
  });

  it('left by the back button still has what was typed, and sends nothing again', async () => {
    const { page, context } = await open('dong-ho-2020');
    await fill(page, '1002/QĐ-UBND', '72');
    await send(page);
    let posts = 0;
    page.on('request', (request) => (posts += request.method() === 'POST' ? 1 : 0));
    await page.goBack();
    expect(await page.getByLabel('Số, ký hiệu').inputValue()).toBe('1002/QĐ-UBND');
    await page.goForward();
    expect(posts).toBe(0);
    await context.close();
  });

  it('of somebody whose session has ended keeps everything; signed in again he sends it', async () => {
    const { page, context } = await open('don-vi-2020');
    await fill(page, '1003/QĐ-UBND', '73');
    await context.clearCookies();
    await send(page);
    expect(await said(page)).toMatch(/vẫn còn nguyên trên trang này/);
    await context.request.post('/api/session', { data: { person: PERSON }, headers: { 'X-Requested-With': 'test' } });
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Gửi lại những gì đã nhập' }).click()]);
    expect(await decisionsIn(page, '1003/QĐ-UBND')).toBeGreaterThan(0);
    await context.close();
  });

  it('shows what a colleague who was quicker has changed, beside what one typed', async () => {
    const [mine, theirs] = [await open('truong-thpt-2020'), await open('truong-thpt-2020')];
    await fill(theirs.page, '1004/QĐ-UBND', '74');
    await send(theirs.page);
    await fill(mine.page, '1005/QĐ-UBND', '75');
    await send(mine.page);
    expect(await said(mine.page)).toMatch(/1004\/QĐ-UBND/);
    expect(await mine.page.getByLabel('Số, ký hiệu').inputValue()).toBe('1005/QĐ-UBND');
    await Promise.all([mine.close(), theirs.close()]);
  });
});
