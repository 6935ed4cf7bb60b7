import { AN_SINH, PLAN } from '../../../../test/support/dong-trieu';
import { PageVisitor, textOf } from '../../../../test/support/page-visitor';
import { tellStory, type Story } from '../log/audit.fixture';
import { lastHalfYears } from './compare-form';

describe('two moments on a page', () => {
  let story: Story;
  let supervisor: PageVisitor;
  beforeAll(async () => {
    story = await tellStory();
    supervisor = await PageVisitor.as(story.system.url, 'demo-lanh-dao');
  });
  afterAll(() => story.system.stop());
  const read = async (query: string): Promise<string> => textOf((await supervisor.get(`/so-sanh?plan=${PLAN}${query}`)).html);

  it('asks for two days before it says anything', async () => {
    const said = await read('');
    expect(said).toContain('Ngày thứ nhất');
    expect(said).not.toContain('dòng khác nhau');
  });

  it('says row by row what differs and by which events, each a click away', async () => {
    const query = `&area=${AN_SINH}&from=2015-07-10&to=2015-07-12`;
    const said = await read(query);
    expect(/\d+ dòng khác nhau: .*?\./.exec(said)?.[0]).toMatch(/^4 dòng khác nhau: 4 chỉ đổi số liệu hoặc mức/);
    expect(said).toMatch(/Khác ở: kỳ số liệu|Khác ở: số đã báo/);
    expect(said).toMatch(/80,00% .* 82,50% .* Trả lại số liệu, xã An Sinh 11\/07\/2015 Sửa số liệu, xã An Sinh 12\/07\/2015/);
    const { html } = await supervisor.get(`/so-sanh?plan=${PLAN}${query}`);
    const [, event = ''] = /href="(\/nhat-ky\/[^"]+)"/.exec(html) ?? [];
    expect((await supervisor.get(event.replaceAll('&amp;', '&'))).status).toBe(200);
  });

  it('about one day differs only by what was learnt since', async () => {
    const said = await read(`&area=${AN_SINH}&from=2015-07-10&to=2015-07-12&on=2015-06-30`);
    expect(said).toContain('Cả hai bên hỏi về ngày 30/06/2015');
    expect(said).toMatch(/80,00% .* 82,50%/);
  });

  it('says when nothing differs', async () =>
    expect(await read(`&area=${AN_SINH}&from=2015-07-12&to=2015-07-12`)).toContain('Không có dòng nào khác nhau'));

  it.each([
    ['&from=2015-07-12&to=2015-07-10', 'Ngày thứ hai phải sau ngày thứ nhất'],
    ['&from=2015-07-12', 'Hãy chọn ngày thứ hai'],
    ['&from=2015-02-30&to=2015-07-10', 'Hãy chọn ngày thứ nhất'],
    ['&from=%22%3E%3Cscript%3E&to=2015-07-10', 'Hãy chọn ngày thứ nhất'],
  ])('%s is refused in words', async (query, words) => {
    const { status, html } = await supervisor.get(`/so-sanh?plan=${PLAN}${query}`);
    expect([status, html.includes('"><script>')]).toEqual([422, false]);
    expect(textOf(html)).toContain(words);
  });
});

it('half-years of a plan that are over are offered, the last three', () => {
  expect(lastHalfYears({ from: '2013-01-01', to: '2020-12-31' }, '2015-07-31').map(({ period }) => period)).toEqual([
    '2014-H1',
    '2014-H2',
    '2015-H1',
  ]);
  expect(lastHalfYears({ from: '2013-01-01', to: '2020-12-31' }, '2026-01-01').map(({ to }) => to)).toEqual([
    '2019-12-31',
    '2020-06-30',
    '2020-12-31',
  ]);
});
