import type { VNode } from 'preact';
import type { Visit } from '../visit/visit';
import { ROLES } from '../words';
import { Mark } from './mark';

/** Who one is, and the way in or out. */
export const Head = ({ visit }: { visit: Visit | null }): VNode => (
  <header class="hh-head">
    <div class="hh-head__in">
      <a class="hh-mark" href={visit === null ? '/' : visit.href('/')}>
        <Mark />
        Hiếu học
      </a>
      <a class="hh-menu-link" href="#cac-trang">
        Các trang
      </a>
      <div class="hh-who">{visit !== null && <Who visit={visit} />}</div>
    </div>
  </header>
);

/** Where one says who one is, and comes back from to this page. */
export const choosingPerson = (visit: Visit): string =>
  visit.path === SIGN_IN ? visit.here({}) : `${SIGN_IN}?tiep=${encodeURIComponent(visit.here({}))}`;

const SIGN_IN = '/dang-nhap';

function Who({ visit }: { visit: Visit }): VNode {
  const { me, demo } = visit;
  if (me === null || visit.isGuest)
    return (
      <>
        {demo && <span>Bản dùng thử, số liệu minh hoạ</span>}
        <a href={choosingPerson(visit)}>{demo ? 'Chọn vai để làm việc' : 'Đăng nhập'}</a>
      </>
    );
  const roles = [...new Set(me.rights.map(({ role }) => ROLES[role]))].join(', ');
  return (
    <>
      <span>
        <a href="/toi">{me.name ?? me.login ?? me.account}</a>
        {roles !== '' && ` · ${roles}`}
      </span>
      {demo && <a href="/dang-nhap">Đổi vai</a>}
      <form method="post" action="/dang-xuat">
        <button class="hh-link-button">Đăng xuất</button>
      </form>
    </>
  );
}
