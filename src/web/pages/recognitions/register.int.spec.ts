import { AN_SINH, DISTRICT } from '../../../../test/support/dong-trieu';
import { PageVisitor, textOf } from '../../../../test/support/page-visitor';
import { report } from '../../../../test/support/plans';
import type { System } from '../../../../test/support/system';
import { FAMILY, recogniser, recognitionSystem } from './recognitions.fixture';

const REGISTER = `/cong-nhan?title=${FAMILY}&area=${DISTRICT}`;

let system: System;
beforeAll(async () => {
  system = await recognitionSystem();
  await report(system, FAMILY, AN_SINH, '2015-H2', { numerator: '1280', denominator: '1600' });
  await system.get(`/api/me?after=${system.position}`, { 'X-Actor': 'can-bo-1' });
}, 60_000);
afterAll(() => system.stop());

const seenBy = async (person: string, path: string): Promise<string> => (await (await PageVisitor.as(system.url, person)).get(path)).html;

describe('the register of a title', () => {
  it('without one chosen lists all titles with how many hold each where this person works', async () => {
    const html = await seenBy('demo-khuyen-hoc', '/cong-nhan');
    expect(textOf(html)).toContain('Huyện Đông Triều, ngày 01/03/2016');
    expect(html).toContain(`href="/cong-nhan?title=${FAMILY}"`);
    expect(textOf(html)).toMatch(/Gia đình hiếu học Hộ gia đình Không thời hạn 1 1/);
  });

  it('counts by area, beside what the area has reported, and says who, since when, by which decision, until when', async () => {
    const html = await seenBy('demo-khuyen-hoc', REGISTER);
    const text = textOf(html);
    expect(text).toContain('1 hộ gia đình đang giữ danh hiệu, 1 sẽ hết hạn trong 90 ngày');
    expect(text).toContain('1 0,06% của 1.600 hộ gia đình');
    expect(text).toContain('80,00% 1.280 / 1.600');
    expect(html).toContain(`/giai-thich?plan=`);
    expect(text).toMatch(/Xã An Sinh 20\/11\/2015 12\/QĐ-UBND 15\/11\/2015, UBND xã An Sinh 20\/04\/2016/);
    expect(html).toContain(`href="/cong-nhan/${FAMILY}/ho-1"`);
  });

  it('a name stands as text, and only where this person may read it', async () => {
    const html = await seenBy('demo-khuyen-hoc', REGISTER);
    expect(html).toContain('Nhà ông &lt;img src=x onerror=alert(1)>');
    expect(html).not.toContain('<img src=x');
    expect(await seenBy('demo-lanh-dao', REGISTER)).not.toContain('Nhà ông');
    expect(await seenBy('demo-nghia-hoa', REGISTER)).not.toContain('Nhà ông');
    expect(textOf(await seenBy('demo-lanh-dao', REGISTER))).toContain('Mã ho-1');
  });

  it('offers to grant to who may, and not in a past state of knowledge', async () => {
    expect(await seenBy('demo-khuyen-hoc', REGISTER)).toContain('Công nhận một trường hợp');
    expect(await seenBy('demo-lanh-dao', REGISTER)).not.toContain('Công nhận một trường hợp');
    expect(await seenBy('demo-khuyen-hoc', `${REGISTER}&asOf=2016-03-01`)).not.toContain('Công nhận một trường hợp');
  });

  it('is of the day asked about: before it nobody held it, after its term it has lapsed', async () => {
    expect(textOf(await seenBy('demo-khuyen-hoc', `${REGISTER}&on=2015-11-01`))).toContain('Không có ai giữ danh hiệu này ở đây');
    expect(textOf(await seenBy('demo-khuyen-hoc', `${REGISTER}&on=2016-05-01&state=all`))).toContain('Hết hạn từ sau 20/04/2016');
    expect(textOf(await seenBy('demo-khuyen-hoc', `${REGISTER}&expiresBy=2016-04-30`))).toContain('Hết hạn trong 90 ngày tới');
  });

  it('goes as a file and as a paper, with the same rows', async () => {
    const visitor = await recogniser(system);
    const { html: csv } = await visitor.get(`/cong-nhan/tai-ve.csv?title=${FAMILY}&area=${DISTRICT}`);
    const [head, line] = csv.split('\r\n');
    expect(head).toContain('Mã đối tượng,Tên,Địa bàn,Mã địa bàn');
    expect(line).toContain('ho-1,Nhà ông <img src=x onerror=alert(1)>,xã An Sinh');
    const paper = await visitor.get(`/cong-nhan/ban-in?title=${FAMILY}&area=${DISTRICT}`);
    expect(textOf(paper.html)).toContain('SỔ CÔNG NHẬN DANH HIỆU Gia đình hiếu học, huyện Đông Triều, ngày 01/03/2016');
    expect(paper.html).not.toContain('<img src=x');
  });

  it('of a title or an area nobody knows says so; who administers has nothing to see there', async () => {
    const visitor = await recogniser(system);
    expect(await visitor.get('/cong-nhan?title=khong-co')).toMatchObject({ status: 404 });
    expect(await visitor.get(`/cong-nhan?title=${FAMILY}&area=khong-co`)).toMatchObject({ status: 404 });
    expect(await (await PageVisitor.as(system.url, 'demo-quan-tri')).get(REGISTER)).toMatchObject({ status: 403 });
  });
});
