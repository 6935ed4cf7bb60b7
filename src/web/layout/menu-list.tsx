import type { VNode } from 'preact';
import type { Visit } from '../visit/visit';
import { choosingPerson } from './head';
import { MENU, type MenuEntry } from './menu';

/** Only what this person may use, how much waits there beside it; a guest of the demo begins with choosing whom he is. */
export function Menu({ visit, under }: { visit: Visit | null; under?: string }): VNode {
  const groups = MENU.map(({ words, entries }) => ({ words, entries: entries.filter((entry) => isFor(entry, visit)) }));
  const current = under ?? `/${visit?.path.split('/')[1] ?? ''}`;
  return (
    <nav class="hh-menu" id="cac-trang" aria-label="Các trang">
      <a class="hh-menu-close" href="#noi-dung">
        Đóng
      </a>
      {visit?.isGuest === true && (
        <a class="hh-menu__choose" href={choosingPerson(visit)}>
          Chọn vai để làm việc
        </a>
      )}
      {groups
        .filter(({ entries }) => entries.length > 0)
        .map(({ words, entries }) => (
          <>
            <h2>{words}</h2>
            <ul>
              {entries.map((entry) => (
                <li>
                  <a href={addressOf(entry, visit)} {...(entry.path === current && { 'aria-current': 'page' as const })}>
                    {entry.words}
                    <Waiting entry={entry} visit={visit} />
                  </a>
                </li>
              ))}
            </ul>
          </>
        ))}
    </nav>
  );
}

const isFor = ({ for: actions, own }: MenuEntry, visit: Visit | null): boolean =>
  actions.length === 0 || (actions.some((action) => visit?.can(action)) && !(own === true && visit?.isGuest === true));

const addressOf = ({ path, plan }: MenuEntry, visit: Visit | null): string =>
  visit === null ? path : visit.href(path, plan === true ? { plan: visit.asked('plan') } : {});

function Waiting({ entry: { todo = [] }, visit }: { entry: MenuEntry; visit: Visit | null }): VNode | null {
  const count = visit?.me?.todo.filter(({ kind }) => todo.includes(kind)).reduce((sum, { count }) => sum + count, 0) ?? 0;
  return count === 0 ? null : (
    <span class="hh-count">
      {count}
      <span class="govuk-visually-hidden"> việc đang chờ</span>
    </span>
  );
}
