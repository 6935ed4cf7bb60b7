import { digestOf, type Names } from './digest';
import type { ReminderItem } from './reminder';

const NAMES: Names = { plan: () => 'Kế hoạch Đông Triều', reporter: (id) => (id === '22.205.07075' ? 'xã An Sinh' : id) };
const item = (more: Partial<ReminderItem> = {}): ReminderItem => ({
  key: 'k',
  kind: 'due-soon',
  since: '2015-07-08',
  about: '2015-07-15',
  role: 'clerk',
  areas: ['22.205.07075'],
  plan: 'dong-trieu-2013',
  duty: 'xa-6-thang',
  reporter: '22.205.07075',
  period: '2015-H1',
  text: 'Báo cáo 6 tháng',
  due: '2015-07-15',
  extended: false,
  daysLeft: 7,
  late: false,
  path: '/api/reports/dong-trieu-2013/xa-6-thang/22.205.07075/2015-H1',
  ...more,
});

describe('the letter of a day', () => {
  it('says everything at once, what is worst first, each with its link', () => {
    const { subject, text, html } = digestOf(
      [
        item(),
        item({ kind: 'overdue', due: '2015-07-07', daysLeft: -1, extended: true }),
        item({ kind: 'returned', about: '2015-07-06', daysLeft: null }),
        item({ kind: 'to-accept', about: '2015-07-05', daysLeft: null }),
      ],
      NAMES,
      'https://hoc.example',
    );
    expect(subject).toBe('Hiếu học: 1 báo cáo quá hạn, 1 báo cáo bị trả lại, 1 báo cáo sắp đến hạn, 1 báo cáo chờ thẩm định');
    expect(text.split('\n').filter((line) => line.startsWith('- '))).toEqual([
      '- xã An Sinh · Báo cáo 6 tháng · 6 tháng đầu năm 2015 · Kế hoạch Đông Triều: hạn 07/07/2015 (đã gia hạn), đã quá 1 ngày',
      '- xã An Sinh · Báo cáo 6 tháng · 6 tháng đầu năm 2015 · Kế hoạch Đông Triều: trả lại ngày 06/07/2015, cần sửa và gửi lại (hạn 15/07/2015)',
      '- xã An Sinh · Báo cáo 6 tháng · 6 tháng đầu năm 2015 · Kế hoạch Đông Triều: hạn 15/07/2015, còn 7 ngày',
      '- xã An Sinh · Báo cáo 6 tháng · 6 tháng đầu năm 2015 · Kế hoạch Đông Triều: gửi ngày 05/07/2015, chờ thẩm định',
    ]);
    expect(text).toContain('  https://hoc.example/bao-cao/dong-trieu-2013/xa-6-thang/22.205.07075/2015-H1\n');
    expect(html).toContain('<a href="https://hoc.example/bao-cao/dong-trieu-2013/xa-6-thang/22.205.07075/2015-H1">xã An Sinh');
    expect(text).toContain('bỏ chọn ở https://hoc.example/toi');
    expect(text + html).not.toContain('/api/');
  });
  it('counts what is too much to list', () => {
    const { text } = digestOf(
      Array.from({ length: 60 }, () => item()),
      NAMES,
      'https://hoc.example',
    );
    expect(text.match(/^- /gm)).toHaveLength(50);
    expect(text).toContain('… và 10 báo cáo nữa: https://hoc.example/viec');
  });
  it('shows a name with signs of HTML as it is, and runs none of it', () => {
    const { html, text } = digestOf([item({ text: '<img src=x onerror="a()"> & Co' })], NAMES, 'https://hoc.example');
    expect(html).toContain('&lt;img src=x onerror=&quot;a()&quot;&gt; &amp; Co');
    expect(html).not.toContain('<img');
    expect(text).toContain('<img src=x');
  });
});
