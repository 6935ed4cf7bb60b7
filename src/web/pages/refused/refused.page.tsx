import type { VNode } from 'preact';
import type { ApiProblem } from '../../api/problem';
import { Page } from '../../layout/page';
import type { Visit } from '../../visit/visit';

interface RefusedProps {
  readonly visit: Visit | null;
  readonly problem: ApiProblem;
  /** What was asked for. */
  readonly address: string;
}

/** What the API refused, in its own words, and a way on. */
export const RefusedPage = ({ visit, problem, address }: RefusedProps): VNode => (
  <Page visit={visit} title={titleOf(problem)} timeless>
    <h1 class="govuk-heading-l">{titleOf(problem)}</h1>
    {problem.fields.length === 0 ? <p class="govuk-body">{problem.detail}</p> : <Unread problem={problem} />}
    <Ways visit={visit} problem={problem} address={address} />
    <p class="hh-muted">Mã lỗi: {problem.code}</p>
  </Page>
);

/** What is wrong in an address has names that nobody but a program knows. */
const Unread = ({ problem }: Pick<RefusedProps, 'problem'>): VNode => (
  <>
    <p class="govuk-body">Địa chỉ này có chỗ không đọc được, có thể do chép thiếu. Hãy mở lại trang từ danh sách.</p>
    <details class="govuk-details">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">Chi tiết cho người quản trị</span>
      </summary>
      <ul class="govuk-list govuk-list--bullet">
        {problem.fields.map(({ field, message }) => (
          <li>
            {field}: {message}
          </li>
        ))}
      </ul>
    </details>
  </>
);

function Ways({ visit, problem, address }: RefusedProps): VNode {
  const today = otherDay(problem, address);
  const ways: (readonly [href: string, words: string] | false)[] = [
    today !== null && [today, 'Xem trang này vào hôm nay'],
    problem.code === 'second-factor-required' && ['/toi/hai-lop', 'Thiết lập xác thực hai lớp'],
    problem.status === 403 && [
      `/dang-nhap?tiep=${encodeURIComponent(address)}`,
      visit?.demo === true ? 'Chọn vai khác' : 'Đăng nhập bằng tài khoản khác',
    ],
    ['/', 'Về trang đầu'],
  ];
  return (
    <p class="hh-actions">
      {ways
        .filter((way) => way !== false)
        .map(([href, words]) => (
          <a class="govuk-link" href={href}>
            {words}
          </a>
        ))}
    </p>
  );
}

/** A moment in the address that is none: the same page without it. */
function otherDay({ facts }: ApiProblem, address: string): string | null {
  if (facts['field'] !== 'on' && facts['field'] !== 'asOf' && facts['kind'] !== 'log-size') return null;
  const { pathname, searchParams } = new URL(address, 'http://page');
  searchParams.delete('on');
  searchParams.delete('asOf');
  return pathname + (searchParams.size === 0 ? '' : `?${searchParams.toString()}`);
}

function titleOf({ status }: ApiProblem): string {
  if (status === 403) return 'Bạn không có quyền ở đây';
  if (status === 404) return 'Không tìm thấy';
  if (status === 412 || status === 409) return 'Chưa thực hiện được';
  if (status === 429) return 'Hãy chờ một lát';
  if (status === 503) return 'Hệ thống đang cập nhật';
  return status >= 500 ? 'Hệ thống gặp lỗi' : 'Yêu cầu chưa đúng';
}
