import { AN_SINH } from '../../../../test/support/dong-trieu';
import { PageVisitor, textOf, type ShownPage } from '../../../../test/support/page-visitor';
import type { System } from '../../../../test/support/system';
import { decisionFields, FAMILY, NAME, POINTS, recogniser, recognitionSystem } from './recognitions.fixture';

const LIFE = `/cong-nhan/${FAMILY}/ho-1`;
const GRANT = `/cong-nhan/moi?title=${POINTS}&area=${AN_SINH}`;

let system: System;
let visitor: PageVisitor;
beforeAll(async () => {
  system = await recognitionSystem();
  visitor = await recogniser(system);
}, 60_000);
afterAll(() => system.stop());

const etagIn = (html: string): string => /name="etag" value="([^"]*)"/.exec(html)?.[1]?.replaceAll('&quot;', '"') ?? '';

describe('granting one', () => {
  const grant = (fields: Record<string, string>): Promise<ShownPage> =>
    visitor.post(`${GRANT}&subject=truong-1`, {
      viec: 'cong-nhan',
      khoa: 'k1',
      recognisedOn: '2016-02-01',
      ...decisionFields(),
      ...fields,
    });

  it('finds by name without marks, and says who holds it already', async () => {
    const { html } = await visitor.get(`${GRANT}&q=tieu hoc an sinh`);
    expect(textOf(html)).toContain('Trường Tiểu học An Sinh');
    expect(html).toContain(`href="/cong-nhan/moi?title=${POINTS}&amp;area=${AN_SINH}&amp;subject=truong-1"`);
    const family = await visitor.post(`/cong-nhan/moi?title=${FAMILY}&area=${AN_SINH}`, { viec: 'tim', q: 'nha ong' });
    expect(family.html).toContain('value="nha ong"');
    expect(family.html).not.toMatch(/(href|action)="[^"]*nha[ +%]/);
    expect(textOf(family.html)).toContain('Đang giữ từ 20/11/2015');
    expect(family.html).not.toContain('<img src=x');
  });

  it('whoever is not there is registered first, its name kept as text; the way goes on with it', async () => {
    const form = { viec: 'ghi-so', khoa: 'k0', name: 'Trường <script>alert(2)</script>', from: '', ref: 'truong-2' };
    const registered = await visitor.post(GRANT, form);
    expect([registered.status, registered.location]).toEqual([303, `${GRANT}&subject=truong-2&xong=ghi-so`]);
    const { html } = await visitor.get(`${GRANT}&subject=truong-2&xong=ghi-so`);
    expect(html).toContain('Trường &lt;script>alert(2)&lt;/script>');
    expect(html).not.toContain('<script>alert(2)');
    const unnamed = await visitor.post(`/cong-nhan/moi?title=${POINTS}`, { ...form, khoa: 'k8', ref: 'truong-9', name: 'Trường ở huyện' });
    expect(unnamed).toMatchObject({ status: 303, location: `/cong-nhan/moi?title=${POINTS}&area=22.205&subject=truong-9&xong=ghi-so` });
    const personal = await visitor.post(GRANT, { ...form, khoa: 'k9', ref: '022083001234' });
    expect(personal.status).toBe(422);
    expect(textOf(personal.html)).toContain('Mã giống số căn cước hoặc số điện thoại');
  });

  it('a score below the cut-off is refused at its field, in words, and what was typed stays', async () => {
    const refused = await grant({ score: '65,5' });
    expect(refused.status).toBe(409);
    expect(refused.html).toContain('href="#score"');
    expect(textOf(refused.html)).toContain('Chưa đạt điểm sàn 70');
    expect(refused.html).toContain('value="65,5"');
    expect(refused.html).toContain('value="UBND &lt;b>xã&lt;/b>"');
    const empty = await grant({ score: '', number: '', recognisedOn: '' });
    expect(empty.status).toBe(422);
    expect(empty.html).toContain('href="#number"');
    expect(empty.html).toContain('href="#recognisedOn"');
  });

  it('is recorded with its level, once however often the form is sent, and shown', async () => {
    const granted = await grant({ score: '86,5', khoa: 'k2' });
    expect([granted.status, granted.location]).toEqual([303, `/cong-nhan/${POINTS}/truong-1?xong=moi`]);
    expect(await grant({ score: '86,5', khoa: 'k2' })).toMatchObject({ status: 303 });
    const text = textOf((await visitor.get(granted.location ?? '')).html);
    expect(text).toContain('Đã công nhận danh hiệu.');
    expect(text).toContain('Mức: Tốt Điểm: 86,5');
    const again = await grant({ score: '90', khoa: 'k3' });
    expect(again.status).toBe(409);
    expect(textOf(again.html)).toContain('Đang giữ danh hiệu này (công nhận 01/02/2016, đến hết 01/02/2019)');
  });

  it('may bring its papers along: they are cited by what is granted', async () => {
    const form = new FormData();
    for (const [name, value] of Object.entries({
      viec: 'cong-nhan',
      khoa: 'k4',
      recognisedOn: '2016-02-01',
      ...decisionFields(),
      score: '75',
    }))
      form.append(name, value);
    form.append('tep', new File(['%PDF-1.7\n%%EOF\n'], 'Biên bản & kết quả.pdf', { type: 'application/pdf' }));
    const granted = await visitor.postParts(`${GRANT}&subject=truong-2`, form);
    expect(granted.status).toBe(303);
    const { html } = await visitor.get(granted.location ?? '');
    const [, evidence = ''] = /href="(\/minh-chung\/[^"]+)"/.exec(html) ?? [];
    const file = await visitor.get(evidence);
    expect(file.html).toContain('Biên bản &amp; kết quả.pdf');
    expect(file.html).toContain(`href="/cong-nhan/${POINTS}/truong-2"`);
    expect(file.html).not.toContain('Ai đã tải');
    expect(await (await PageVisitor.as(system.url, 'demo-nghia-hoa')).get(evidence)).toMatchObject({ status: 403 });
    expect(textOf((await (await PageVisitor.as(system.url, 'demo-thanh-tra')).get(evidence)).html)).toContain('Chưa có ai tải tệp này');
  });

  it('who may not is told so', async () => {
    const other = await PageVisitor.as(system.url, 'demo-lanh-dao');
    const form = { viec: 'cong-nhan', khoa: 'x', recognisedOn: '2016-02-01', ...decisionFields(), score: '80' };
    expect(await other.post(`${GRANT}&subject=truong-1`, form)).toMatchObject({ status: 403 });
  });
});

describe('the life of one', () => {
  it('shows how it stands on the day, each step with decision, who and when, and what ran out by itself', async () => {
    const { html } = await visitor.get(`${LIFE}?on=2016-05-01`);
    const text = textOf(html);
    expect(html).toContain('Nhà ông &lt;img src=x onerror=alert(1)>');
    expect(/<title>([^<]*)/.exec(html)?.[1]).toBe('Mã ho-1: Gia đình hiếu học – Hiếu học');
    expect(text).toContain('Hết hạn từ sau 20/04/2016');
    expect(text).toMatch(/Công nhận từ 20\/11\/2015 Có hiệu lực đến hết 20\/04\/2016 Tại xã An Sinh Theo 12\/QĐ-UBND ngày 15\/11\/2015/);
    expect(text).toContain('Hết hạn từ 21/04/2016 Tính theo thời hạn, không cần quyết định.');
  });

  it('nothing is offered to who may not, nor in a past state of knowledge', async () => {
    expect((await visitor.get(`${LIFE}?asOf=2016-03-01`)).html).not.toContain('name="viec"');
    expect((await (await PageVisitor.as(system.url, 'demo-lanh-dao')).get(LIFE)).html).not.toContain('name="viec"');
  });

  it('a renewal that adds nothing is refused in words, at its field; one that does is recorded', async () => {
    const { html } = await visitor.get(LIFE);
    const form = { viec: 'gia-han', etag: etagIn(html), ...decisionFields('gia-han-', '40/QĐ'), 'gia-han-renewedOn': '2016-03-01' };
    const refused = await visitor.post(LIFE, { ...form, khoa: 'r1', 'gia-han-validUntil': '2016-04-01' });
    expect(refused.status).toBe(409);
    expect(refused.html).toContain('href="#gia-han-validUntil"');
    expect(textOf(refused.html)).toContain('không dài hơn thời hạn đang có (đến hết 20/04/2016)');
    const renewed = await visitor.post(LIFE, { ...form, khoa: 'r2', 'gia-han-validUntil': '2018-04-20' });
    expect([renewed.status, renewed.location]).toEqual([303, `${LIFE}?xong=gia-han`]);
    expect(textOf((await visitor.get(LIFE)).html)).toContain('Công nhận lại ngày 01/03/2016 Có hiệu lực đến hết 20/04/2018');
  });

  it('a colleague was quicker: nothing is recorded, the newest is shown, what was typed stays', async () => {
    const form = {
      viec: 'thu-hoi',
      khoa: 'v1',
      etag: '"0"',
      ...decisionFields('thu-hoi-', '50/QĐ'),
      'thu-hoi-revokedOn': '2016-03-01',
      'thu-hoi-reason': 'bỏ học <u>sớm</u>',
    };
    const late = await visitor.post(LIFE, form);
    expect(late.status).toBe(412);
    expect(textOf(late.html)).toContain('Vừa có người ghi thêm');
    expect(late.html).toContain('bỏ học &lt;u>sớm&lt;/u>');
    const { html } = await visitor.get(LIFE);
    const revoked = await visitor.post(LIFE, { ...form, etag: etagIn(html) });
    expect([revoked.status, revoked.location]).toEqual([303, `${LIFE}?xong=thu-hoi`]);
    const after = await visitor.get(LIFE);
    expect(after.html).toContain('Lý do: bỏ học &lt;u>sớm&lt;/u>');
    expect(textOf(after.html)).toContain('Bị thu hồi từ 01/03/2016');
    expect(after.html).not.toContain('value="thu-hoi"');
    expect(NAME).toContain('<img');
  });
});
