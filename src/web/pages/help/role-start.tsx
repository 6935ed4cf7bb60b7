import type { VNode } from 'preact';
import type { Role } from '../../../platform/access/actions';
import type { Visit } from '../../visit/visit';
import { ROLES } from '../../words';
import { DOES } from '../account/does';
import { STARTS } from './starts';

/** What somebody in a role may do, and does first. */
export const RoleStart = ({ visit, role, open }: { visit: Visit; role: Role; open: boolean }): VNode => (
  <details class="govuk-details" open={open} id={`vai-${role}`}>
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">{ROLES[role]}</span>
    </summary>
    <div class="govuk-details__text">
      <p>Được {DOES[role]}.</p>
      <ol class="govuk-list govuk-list--number">
        {STARTS[role].map(({ words, path, page, for: action }) => (
          <li>
            {words}{' '}
            {action === undefined || visit.can(action) ? (
              <a class="govuk-link" href={path}>
                {page}
              </a>
            ) : (
              <strong>{page}</strong>
            )}
          </li>
        ))}
      </ol>
    </div>
  </details>
);
