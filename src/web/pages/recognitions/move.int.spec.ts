import { AN_SINH, DISTRICT } from '../../../../test/support/dong-trieu';
import { fieldsIn, PageVisitor, textOf } from '../../../../test/support/page-visitor';
import type { System } from '../../../../test/support/system';
import { FAMILY, NAME, recogniser, recognitionSystem } from './recognitions.fixture';

const MOVE = '/cong-nhan/chuyen/ho-1';

let system: System;
let visitor: PageVisitor;
beforeAll(async () => {
  system = await recognitionSystem();
  visitor = await recogniser(system);
}, 60_000);
afterAll(() => system.stop());

const homes = async (): Promise<unknown> => (await system.get(`/api/subjects/ho-1?after=${system.position}`)).body.homes;

describe('moving to another area', () => {
  it('is a link away from the title that is held, and from granting one; not for who keeps no register, nor in a past state of knowledge', async () => {
    const life = `/cong-nhan/${FAMILY}/ho-1`;
    expect((await visitor.get(life)).html).toContain(`href="${MOVE}"`);
    expect((await visitor.get(`/cong-nhan/moi?title=${FAMILY}&area=${AN_SINH}&subject=ho-1`)).html).toContain(`href="${MOVE}"`);
    expect((await visitor.get(`${life}?asOf=2016-03-01`)).html).not.toContain(MOVE);
    const supervisor = await PageVisitor.as(system.url, 'demo-lanh-dao');
    expect((await supervisor.get(life)).html).not.toContain(MOVE);
    expect((await supervisor.get(MOVE)).html).not.toContain('name="viec"');
    expect(await supervisor.post(MOVE, { viec: 'ghi', khoa: 'm0', area: 'Bình Khê', on: '2016-02-01' })).toMatchObject({ status: 422 });
  });

  it('names nobody in the title of its page, and shows the name as text', async () => {
    const { html } = await visitor.get(MOVE);
    expect(/<title>([^<]*)/.exec(html)?.[1]).toBe('Chuyển địa bàn: Mã ho-1 – Hiếu học');
    expect(html).toContain('Nhà ông &lt;img src=x onerror=alert(1)>');
    expect(html).not.toContain(NAME);
  });

  it('is refused at its fields, and what was typed stays', async () => {
    const empty = await visitor.post(MOVE, { viec: 'kiem-tra', khoa: 'm1', area: '', on: '' });
    expect([empty.status, empty.html]).toEqual([422, expect.stringContaining('href="#area"')]);
    expect(empty.html).toContain('href="#on"');
    const nowhere = await visitor.post(MOVE, { viec: 'kiem-tra', khoa: 'm1', area: 'Xã <b>Nào</b>', on: '2016-02-01' });
    expect(textOf(nowhere.html)).toContain('Không có địa bàn nào tên là');
    expect(nowhere.html).toContain('value="Xã &lt;b>Nào&lt;/b>"');
    const early = await visitor.post(MOVE, { viec: 'ghi', khoa: 'm1', area: 'Bình Khê', on: '1900-01-01' });
    expect([early.status, textOf(early.html)]).toEqual([409, expect.stringContaining('Địa bàn này chưa có vào ngày ấy')]);
  });

  it('takes the right in both places: a commune sends nobody to another', async () => {
    const commune = await PageVisitor.as(system.url, 'demo-an-sinh');
    const refused = await commune.post(MOVE, { viec: 'kiem-tra', khoa: 'm2', area: 'Bình Khê', on: '2016-02-01' });
    expect([refused.status, textOf(refused.html)]).toEqual([422, expect.stringContaining('Bạn không ghi sổ được ở xã Bình Khê')]);
  });

  it('says what will happen before anything is recorded, then is recorded once', async () => {
    const typed = { ...fieldsIn((await visitor.get(MOVE)).html), area: 'xã Bình Khê', on: '2016-02-01' };
    const looked = await visitor.post(MOVE, { ...typed, viec: 'kiem-tra' });
    expect(textOf(looked.html)).toMatch(/Từ Xã An Sinh Đến Xã Bình Khê Từ ngày 01\/02\/2016 Từ 01\/02\/2016 danh hiệu đang giữ/);
    expect(textOf(looked.html)).toContain('trước ngày đó vẫn đếm ở xã An Sinh');
    expect(await homes()).toHaveLength(1);
    const fields = fieldsIn(looked.html);
    const recorded = await visitor.post(MOVE, { ...fields, viec: 'ghi' });
    expect([recorded.status, recorded.location]).toEqual([303, `${MOVE}?xong=chuyen`]);
    expect(await visitor.post(MOVE, { ...fields, viec: 'ghi' })).toMatchObject({ status: 303 });
    expect(await homes()).toHaveLength(2);
    const text = textOf((await visitor.get(recorded.location ?? '')).html);
    expect(text).toMatch(/Đã ghi chuyển địa bàn\..*Từ khi ghi sổ Xã An Sinh Từ 01\/02\/2016 Xã Bình Khê/);
  });

  it('is counted from its day on, and back there is nothing to record', async () => {
    const register = (on: string): Promise<string> =>
      visitor.get(`/cong-nhan?title=${FAMILY}&area=${DISTRICT}&on=${on}`).then(({ html }) => textOf(html));
    expect(await register('2016-01-31')).toMatch(/Xã An Sinh 20\/11\/2015/);
    expect(await register('2016-02-01')).toMatch(/Xã Bình Khê 20\/11\/2015/);
    const again = await visitor.post(MOVE, { viec: 'kiem-tra', khoa: 'm3', area: 'Bình Khê', on: '2016-03-01' });
    expect(textOf(again.html)).toContain('Ngày 01/03/2016 đã ở xã Bình Khê: không có gì để ghi');
    expect(again.html).not.toContain('value="ghi"');
  });
});
