import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Dossiers } from '../../../reports/dossiers.fixture';
import { Paging } from '../../../../test/support/paging';

let dossiers: Dossiers;
let planner: Paging;
let plan: string;
let target: string;
const planNow = async () => (await dossiers.system.get(`/api/plans/${plan}`)).body;

beforeAll(async () => {
  dossiers = await Dossiers.open();
  planner = await Paging.as(dossiers.system, 'demo-ubnd-dong-trieu');
  plan = (await dossiers.system.get('/api/plans')).body.items[0].plan;
  target = (await planNow()).targets[0].id;
}, 60_000);
afterAll(() => dossiers.system.stop());

const decided = {
  'decision.number': '12/QĐ-UBND',
  'decision.issuedOn': '2015-03-02',
  'decision.issuer': 'UBND huyện <b>Đông Triều</b>',
  reason: 'theo chỉ đạo của tỉnh',
};
const form = (more: Record<string, string> = {}): Record<string, string> => ({
  viec: 'dieu-chinh',
  effectiveOn: '2015-03-15',
  'criterion.kind': 'at-least',
  'criterion.value': '88,5',
  ...decided,
  ...more,
});
const path = (): string => `/ke-hoach/${plan}/chi-tieu/${target}/dieu-chinh`;

describe('a plan on its page', () => {
  it('is in the list, and is shown with its targets and duties', async () => {
    expect((await planner.get('/ke-hoach')).html).toContain(`href="/ke-hoach/${plan}"`);
    const { html } = await planner.get(`/ke-hoach/${plan}`);
    expect(html).toContain(`href="${path()}"`);
    expect(html).toContain('Chế độ báo cáo');
  });

  it('offers changes to who makes them alone, and to nobody in a past state of knowledge', async () => {
    const clerk = await Paging.as(dossiers.system, 'demo-an-sinh');
    expect((await clerk.get(`/ke-hoach/${plan}`)).html).not.toContain('dieu-chinh');
    expect((await planner.get(`/ke-hoach/${plan}?asOf=2100-01-01`)).html).not.toContain('dieu-chinh');
    expect((await clerk.send(path(), form({ khoa: 'x1' }))).status).toBe(403);
  });

  it('one that is not there is said', async () => {
    expect((await planner.get('/ke-hoach/khong-co')).status).toBe(404);
    expect((await planner.get(`/ke-hoach/${plan}/chi-tieu/khong-co/dieu-chinh`)).status).toBe(404);
  });
});

describe('revising a target', () => {
  it('says at each field what cannot be read or is missing, and keeps what was typed', async () => {
    const unread = await planner.send(path(), form({ 'criterion.value': '1.234', khoa: 'a' }));
    expect(unread.status).toBe(422);
    expect(unread.html).toContain('có thể là 1234 hoặc 1,234');
    expect(unread.html).toContain('value="12/QĐ-UBND"');
    const missing = await planner.send(path(), form({ 'decision.number': '', reason: '', khoa: 'b' }));
    expect(missing.status).toBe(422);
    expect(missing.html).toMatch(/href="#decision.number">Số quyết định/);
    expect(missing.html).toMatch(/href="#reason">Lý do/);
    expect((await planNow()).targets[0].revisions).toEqual([]);
  });

  it('is one command though the form is sent twice; the plan says what holds now and by which decision', async () => {
    const sent = form({ khoa: 'c' });
    for (const answer of [await planner.send(path(), sent), await planner.send(path(), sent)])
      expect([answer.status, answer.to]).toEqual([303, `/ke-hoach/${plan}?xong=da-dieu-chinh`]);
    const { revisions } = (await planNow()).targets[0];
    expect(revisions).toMatchObject([{ effectiveOn: '2015-03-15', change: { criterion: { kind: 'at-least', value: '88.5' } } }]);
    const { html } = await planner.get(`/ke-hoach/${plan}?xong=da-dieu-chinh`);
    expect(html).toContain('Chỉ tiêu đã điều chỉnh');
    expect(html).toContain('Từ 88,5% trở lên');
    expect(html).toContain('12/QĐ-UBND');
    expect(html).not.toContain('<b>Đông Triều</b>');
  });

  it('takes a new level alone as one of what is asked for now, and says in words what changes nothing or comes too late', async () => {
    const alone = form({ 'criterion.kind': '', 'criterion.value': '88,7', effectiveOn: '2015-03-16', khoa: 'l1' });
    expect((await planner.send(path(), alone)).status).toBe(303);
    expect((await planNow()).targets[0].revisions.at(-1)).toMatchObject({ change: { criterion: { kind: 'at-least', value: '88.7' } } });
    const none = await planner.send(path(), form({ 'criterion.kind': '', 'criterion.value': '', khoa: 'l2' }));
    expect(none.html).toMatch(/href="#criterion.value">Chưa có gì thay đổi/);
    const unread = await planner.send(path(), form({ 'criterion.kind': '', 'criterion.value': 'tám mươi', khoa: 'l3' }));
    expect(unread.html).toMatch(/href="#criterion.value"/);
    const late = await planner.send(path(), form({ effectiveOn: '2030-01-01', khoa: 'l4' }));
    expect(late.html).toMatch(/href="#effectiveOn">Ngày có hiệu lực ở sau hạn/);
    for (const { html } of [none, late]) expect(html).not.toMatch(/byArea|\(due\)/);
  });

  it('by whom looked at it before a colleague changed it is refused, with what was typed kept', async () => {
    const { html } = await planner.get(path());
    const etag = /name="etag" value="([^"]+)"/.exec(html)?.[1]?.replaceAll('&quot;', '"') ?? '';
    expect((await planner.send(path(), form({ 'criterion.value': '89', khoa: 'd', etag }))).status).toBe(303);
    const late = await planner.send(path(), form({ 'criterion.value': '70', khoa: 'e', etag }));
    expect(late.status).toBe(412);
    expect(late.html).toContain('value="70"');
    expect(late.html).toContain('Từ 89% trở lên');
    const [fresh, khoa] = ['etag', 'khoa'].map((name) => new RegExp(`name="${name}" value="([^"]+)"`).exec(late.html)?.[1] ?? '');
    const again = form({ 'criterion.value': '70', khoa: khoa ?? '', etag: (fresh ?? '').replaceAll('&quot;', '"') });
    expect((await planner.send(path(), again)).status).toBe(303);
  });

  it('withdraws it from a day on', async () => {
    expect((await planner.send(path(), form({ viec: 'bo', effectiveOn: '2015-06-01', khoa: 'f' }))).to).toBe(
      `/ke-hoach/${plan}?xong=da-bo`,
    );
    expect((await planNow()).targets[0].withdrawnOn).toBe('2015-06-01');
    expect((await planner.get(`/ke-hoach/${plan}`)).html).toContain('Bỏ từ 01/06/2015');
  });
});

describe('issuing and ending', () => {
  it('a document with mistakes issues nothing, says them all and is kept', async () => {
    const refused = await planner.send('/ke-hoach/moi', { document: 'plan: ke-hoach-thu\ntitle: "<i>thử</i>"', khoa: 'g' });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('Chưa ban hành');
    expect(refused.html).toContain('&lt;i>thử&lt;/i>');
    expect(refused.html).toContain('<a href="#document">Dòng 1, trường issuer: tìm thấy chỗ trống');
    expect((await dossiers.system.get('/api/plans/ke-hoach-thu')).status).toBe(404);
  });

  it('one of the five plans is issued as it stands, and again without a change', async () => {
    const issuer = await Paging.as(dossiers.system, 'demo-ubnd-dong-trieu');
    const document = readFileSync(join(__dirname, '..', '..', '..', '..', 'plans', 'dong-trieu-2013.yaml'), 'utf8');
    for (const khoa of ['h', 'i']) {
      const answer = await issuer.send('/ke-hoach/moi', { document, khoa });
      expect([answer.status, answer.to]).toEqual([303, '/ke-hoach/dong-trieu-2013?xong=da-ban-hanh']);
    }
  });

  it('ends a plan on a day, with its reason', async () => {
    const ended = await planner.send(`/ke-hoach/${plan}/ket-thuc`, { on: '2016-01-01', khoa: 'j', ...decided });
    expect(ended.to).toBe(`/ke-hoach/${plan}?xong=da-ket-thuc`);
    expect((await planner.get(`/ke-hoach/${plan}`)).html).toContain('đã kết thúc ngày 01/01/2016');
  });
});
