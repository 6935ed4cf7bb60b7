import type { VNode } from 'preact';
import type { ApiProblem } from '../../api/problem';
import { Page } from '../../layout/page';
import type { Visit } from '../../visit/visit';

/** What the API refused, in its own words, and a way on. */
export const RefusedPage = ({ visit, problem, address }: { visit: Visit | null; problem: ApiProblem; address: string }): VNode => (
  <Page visit={visit} title={titleOf(problem)} timeless>
    <h1 class="govuk-heading-l">{titleOf(problem)}</h1>
    <p class="govuk-body">{problem.detail}</p>
    {problem.fields.length > 0 && (
      <ul class="govuk-list govuk-list--bullet">
        {problem.fields.map(({ field, message }) => (
          <li>
            {field}: {message}
          </li>
        ))}
      </ul>
    )}
    <p class="govuk-body">
      {otherDay(problem, address) !== null && (
        <>
          <a class="govuk-link" href={otherDay(problem, address) ?? '/'}>
            Xem trang này vào hôm nay
          </a>
          {' hoặc '}
        </>
      )}
      <a class="govuk-link" href="/">
        Về trang đầu
      </a>
      {problem.code === 'second-factor-required' && (
        <>
          {' hoặc '}
          <a class="govuk-link" href="/toi/hai-lop">
            thiết lập xác thực hai lớp
          </a>
        </>
      )}
      {problem.status === 403 && (
        <>
          {' hoặc '}
          <a class="govuk-link" href={`/dang-nhap?tiep=${encodeURIComponent(address)}`}>
            đăng nhập bằng tài khoản khác
          </a>
        </>
      )}
    </p>
    <p class="hh-muted">Mã: {problem.code}</p>
  </Page>
);

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
