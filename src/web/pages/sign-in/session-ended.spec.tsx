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
    />,
  );
  expect(html).toContain('action="/nhap/2015-H1?area=a"');
  expect(html).toContain('name="ghiChu" value="đã gõ &quot;rất&quot; lâu &lt;b>"');
  expect(html.match(/name="so"/g)).toHaveLength(2);
  expect(html).not.toMatch(/bí-mật|123456/);
});
