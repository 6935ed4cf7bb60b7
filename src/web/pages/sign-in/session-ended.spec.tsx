import { render } from 'preact-render-to-string';
import { SessionEndedPage } from './session-ended.page';

it('a session that ended in the middle of a form loses nothing of it but secrets', () => {
  const html = render(
    <SessionEndedPage
      to="/nhap/2015-H1?area=a"
      fields={[
        ['ghiChu', 'đã gõ "rất" lâu <b>'],
        ['so', '12'],
        ['so', '13'],
        ['password', 'bí-mật'],
        ['totp', '123456'],
      ]}
      files={false}
      demo={false}
    />,
  );
  expect(html).toContain('action="/nhap/2015-H1?area=a"');
  expect(html).toContain('name="ghiChu" value="đã gõ &quot;rất&quot; lâu &lt;b>"');
  expect(html.match(/name="so"/g)).toHaveLength(2);
  expect(html).not.toMatch(/bí-mật|123456/);
  expect(html).not.toContain('Tệp đính kèm');
});

it('what is not kept is not said to be kept: files, and a form that was never read', () => {
  expect(render(<SessionEndedPage to="/nhap" fields={[['so', '12']]} files demo={false} />)).toContain('hãy chọn lại tệp');
  const html = render(<SessionEndedPage to="/nhap" fields={[]} files={false} demo={false} />);
  expect(html).not.toContain('còn nguyên');
  expect(html).not.toContain('<form');
});

it('a guest of the demo is asked to choose whom he is', () =>
  expect(render(<SessionEndedPage to="/nhap" fields={[['so', '12']]} files={false} demo />)).toContain('Hãy chọn vai trước khi gửi'));
