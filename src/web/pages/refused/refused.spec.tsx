import { render } from 'preact-render-to-string';
import { ApiProblem } from '../../api/problem';
import { RefusedPage } from './refused.page';

const shown = (problem: ApiProblem, address: string): string => render(<RefusedPage visit={null} problem={problem} address={address} />);

describe('a refusal shows a way on', () => {
  it('to the same page without the moment that is none', () => {
    const html = shown(new ApiProblem(422, 'malformed', 'Không có ngày ấy.', { field: 'on' }), '/tong-quan?plan=a&on=2015-02-30');
    expect(html).toContain('href="/tong-quan?plan=a"');
    expect(html).not.toContain('tài khoản khác');
  });
  it('to being somebody else, and back, where that would help', () => {
    const html = shown(new ApiProblem(403, 'forbidden', 'Không có quyền.', {}), '/tai-khoan?q=a');
    expect(html).toContain('href="/dang-nhap?tiep=%2Ftai-khoan%3Fq%3Da">Đăng nhập bằng tài khoản khác</a>');
    expect(html).not.toContain('hôm nay');
  });
  it('to a second factor where that is what is missing', () =>
    expect(shown(new ApiProblem(403, 'second-factor-required', 'Cần hai lớp.', {}), '/xac-minh')).toContain('href="/toi/hai-lop"'));
});
