import type { Browser } from 'playwright-core';
import { startSample } from '../support/sample-server';
import { Somebody } from './acting';
import { describeInBrowser, launch } from './browsing';

jest.setTimeout(600_000);

/** A commune that owes a report, by whom it is filled in, who looks at it, and who plans. */
const DONG_TRIEU = {
  plan: /huyện Đông Triều/,
  verifier: /Người thẩm định, Phòng GD&ĐT huyện Đông Triều/,
  planner: /Người lập kế hoạch, UBND huyện Đông Triều/,
  auditor: /Người kiểm tra, tỉnh Quảng Ninh/,
};
const AN_SINH = { ...DONG_TRIEU, area: 'An Sinh', clerk: /Cán bộ xã An Sinh/ };
const BINH_KHE = { ...DONG_TRIEU, area: 'Bình Khê', clerk: /Cán bộ xã Bình Khê/ };
const BA_DINH = {
  plan: /Hà Nội/,
  area: 'Ba Đình',
  clerk: /Cán bộ quận Ba Đình/,
  verifier: /Người thẩm định, Sở GD&ĐT Hà Nội/,
  planner: /Người lập kế hoạch, UBND thành phố Hà Nội/,
  auditor: /Người lập kế hoạch, UBND thành phố Hà Nội/,
};

const WAYS = [
  { words: '1100 px wide, with script', width: 1100, script: true, place: AN_SINH },
  { words: '375 px wide, without script', width: 375, script: false, place: BINH_KHE },
  { words: '1100 px wide, without script', width: 1100, script: false, place: BINH_KHE },
  { words: '375 px wide, with script', width: 375, script: true, place: BA_DINH },
];

/** What "Done when" of the pages says, from the first screen on, only along what is written on the pages. */
describeInBrowser('someone who has never seen the system', () => {
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

  describe.each(WAYS)('$words', ({ width, script, place }) => {
    let me: Somebody;
    beforeAll(async () => {
      me = await Somebody.atFirstScreen(browser, server.url, { width, script });
    });
    afterAll(() => me.close());

    it('finds what is worst, why, and who is late; reports, returns, corrects, verifies, revises, and shows an auditor the whole story', async () => {
      await findTheWorst(me);
      await findWhoIsLate(me);
      const sent = await reportWhatIsOwed(me, place);
      await returnIt(me, place, sent);
      await correctIt(me, place, sent);
      await verifyIt(me, place, sent);
      await reviseATarget(me, place);
      await tellTheStory(me, place, sent);
      expect(me.errors).toEqual([]);
    });
  });
});

type Place = typeof AN_SINH;
interface Sent {
  readonly period: string;
  readonly indicator: string;
}

async function findTheWorst(me: Somebody): Promise<void> {
  const worst = me.main
    .getByRole('table', { name: /đáng lo nhất trước/ })
    .getByRole('row')
    .nth(1);
  expect(await worst.innerText()).toContain('Không đạt');
  await me.follow(/%/, worst);
  expect(await me.said()).toMatch(/Vì sao.*Yêu cầu: .*hạn.*Phép tính.*÷.*=.*%/);
}

async function findWhoIsLate(me: Somebody): Promise<void> {
  await me.go('Tổng quan');
  await me.follow(/báo cáo còn thiếu/);
  expect(await me.row('Hồng Thái Đông').innerText()).toMatch(/Quá hạn, chưa gửi/);
}

async function reportWhatIsOwed(me: Somebody, place: Place): Promise<Sent> {
  await me.become(place.clerk);
  await me.go('Việc cần làm');
  await me.follow('Nhập và gửi ngay');
  const period = (await me.heading()).replace(/^Nhập số liệu /, '');
  const indicator = await fillFirstRatio(me, '7', '8');
  await me.press('Kiểm tra và ghi');
  expect(await me.said()).toMatch(/87,50% \(7 \/ 8\)/);
  await answerQuestions(me);
  await me.press('Ghi số liệu và gửi báo cáo');
  expect(await me.said()).toContain('Đã gửi báo cáo.');
  return { period, indicator };
}

async function returnIt(me: Somebody, place: Place, { period, indicator }: Sent): Promise<void> {
  await openReport(me, place, period);
  await me.row(indicator, '87,50%').getByRole('textbox').fill('thiếu một nơi');
  await me.main.getByLabel('Lý do trả lại cả báo cáo').fill('xem lại số liệu đầu');
  await me.press('Trả lại cả báo cáo');
  expect(await me.said()).toContain('Báo cáo đã được trả lại.');
}

async function correctIt(me: Somebody, place: Place, { indicator }: Sent): Promise<void> {
  await me.become(place.clerk);
  await me.go('Việc cần làm');
  await me.follow('Sửa và gửi lại');
  const row = me.main.getByRole('group', { name: indicator, exact: true });
  expect(await row.innerText()).toContain('thiếu một nơi');
  await row.getByRole('textbox').first().fill('8');
  await row.getByLabel('Lý do sửa').fill('đã thêm nơi còn thiếu');
  await me.press('Kiểm tra và ghi');
  expect(await me.said()).toContain('xem lại số liệu đầu');
  await answerQuestions(me);
  await me.press('Ghi số liệu và gửi báo cáo');
  expect(await me.said()).toContain('Đã gửi báo cáo.');
}

async function verifyIt(me: Somebody, place: Place, { period }: Sent): Promise<void> {
  await openReport(me, place, period);
  await me.press('Nhận và xác minh');
  expect(await me.said()).toContain('Báo cáo đã được nhận, số liệu đã được xác minh.');
}

async function reviseATarget(me: Somebody, place: Place): Promise<void> {
  const number = `9${me.width}${place.area.length}/QĐ-UBND`;
  await me.become(place.planner);
  await me.go('Kế hoạch');
  await me.follow(place.plan);
  await me.follow(/^Điều chỉnh/);
  await me.main.getByLabel('Hạn mới').fill('2030-12-31');
  await me.main.getByLabel('Có hiệu lực từ ngày').fill('2026-01-01');
  await me.main.getByLabel('Số, ký hiệu').fill(number);
  await me.main.getByLabel('Ngày ban hành').fill('2025-12-20');
  await me.main.getByLabel('Cơ quan ban hành').fill('UBND');
  await me.main.getByLabel('Lý do').fill('kéo dài theo kế hoạch mới');
  await me.press('Ghi điều chỉnh');
  expect(await me.said()).toContain(number);
}

/** What was reported, why it came back, how it was corrected, who verified it; then its proof, and what it changed. */
async function tellTheStory(me: Somebody, place: Place, { period, indicator }: Sent): Promise<void> {
  await me.become(place.auditor);
  await me.go('Báo cáo và thời hạn');
  await me.choose('Kỳ', new RegExp(`^${period}$`, 'i'), 'Lọc');
  await me.follow(new RegExp(place.area), me.row(place.area, 'Đã xác minh'));
  await me.follow(indicator, me.row(indicator, '(8/8)'));
  expect(await me.said()).toMatch(/7 \/ 8 = 87,50%.*thiếu một nơi.*Sửa.*8 \/ 8 = 100,00%.*đã thêm nơi còn thiếu.*Nhận báo cáo/);
  await me.follow(/Chi tiết và bằng chứng/);
  await me.againUntil(/Bằng chứng.*đứng thứ.*trong nhật ký/);
  const receipt = await me.page.request.get((await me.main.getByRole('link', { name: /Tải biên nhận/ }).getAttribute('href')) ?? '');
  expect([receipt.status(), await receipt.text()]).toEqual([200, expect.stringContaining('c2sp.org/tlog-proof')]);
  await me.go('So sánh hai thời điểm');
  await me.main.getByLabel('Ngày thứ nhất').fill('2014-07-31');
  await me.main.getByLabel('Ngày thứ hai').fill('2015-07-31');
  await me.press('So sánh');
  expect(await me.said()).toMatch(/Dòng khác nhau|giống nhau ở mọi chỉ tiêu/);
}

/** The first figure of a sheet that has two boxes; what it is called. */
async function fillFirstRatio(me: Somebody, first: string, second: string): Promise<string> {
  const boxesOfRatios = me.page.locator('[data-rate]');
  // Of a year whose halves are there nothing has to be typed: its boxes come when they are asked for.
  if ((await boxesOfRatios.count()) === 0) {
    await me.press(
      /^Nhập số riêng/,
      me.main
        .getByRole('group')
        .filter({ hasText: /Đã có ở kỳ .*%/ })
        .first(),
    );
    await boxesOfRatios.first().waitFor();
  }
  const row = me.main.getByRole('group').filter({ has: boxesOfRatios }).first();
  await me.openIfClosed('Sửa', row);
  const boxes = row.getByRole('textbox');
  await boxes.nth(0).fill(first);
  await boxes.nth(1).fill(second);
  const why = row.getByLabel('Lý do sửa');
  if (await why.isVisible()) await why.fill('đếm lại');
  return row.locator('legend').first().innerText();
}

/** Whatever a check of the figures asks is answered. */
async function answerQuestions(me: Somebody): Promise<void> {
  for (const box of await me.main.getByRole('checkbox').all()) await box.check();
}

async function openReport(me: Somebody, place: Place, period: string): Promise<void> {
  await me.become(place.verifier);
  await me.go(/^Xác minh/);
  await me.follow(/Báo cáo/, me.row(place.area, new RegExp(`Báo cáo ${period}`, 'i')));
}
