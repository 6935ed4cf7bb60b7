import type { VNode } from 'preact';
import { ROLES } from '../words';

/** `GET /api/session/people`, an item. */
export interface DemoChoice {
  readonly id: string;
  readonly label: string;
  readonly plan: string;
  readonly roles: readonly { readonly role: keyof typeof ROLES }[];
}

/** Whom one may be in the demo: a press of a button, and one goes on where one was. */
export const DemoPeople = ({ people, next }: { people: readonly DemoChoice[]; next: string }): VNode => (
  <ul class="hh-people">
    {people.map(({ id, label, roles }) => (
      <li>
        <form method="post" action="/dang-nhap">
          <input type="hidden" name="tiep" value={next} />
          <button class="hh-person" name="person" value={id}>
            <strong>{label.replace(' (người mẫu)', '')}</strong>
            <span>{roles.map(({ role }) => ROLES[role]).join(', ')}</span>
          </button>
        </form>
      </li>
    ))}
  </ul>
);
