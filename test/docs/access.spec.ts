import { ACTIONS, ROLES, type Action, type Role } from '../../src/platform/access/actions';
import { POLICY, RELATIONS } from '../../src/platform/access/policy';
import { read } from '../docker/dockerfile.fixture';

/** As the page writes the places where a role holds an action. */
function cellOf(action: Action, role: Role): string {
  const places = POLICY[action][role] ?? [];
  if (places.length === RELATIONS.length) return 'all';
  const own = ['own', 'below', 'former'];
  if (places.length === own.length && own.every((place) => places.some((one) => one === place))) return 'own';
  return places.join(', ');
}

const rowsAfter = (mark: string): string[][] =>
  (read('docs/access.md').split(mark)[1] ?? '')
    .trimStart()
    .split('\n\n')[0]!
    .split('\n')
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    );

describe('docs/access.md', () => {
  it('has the table of rights as it is', () => {
    const [head, , ...rows] = rowsAfter('<!-- tied to src/platform/access/policy.ts -->');
    expect(head).toEqual(['action', ...ROLES]);
    expect(rows).toEqual(ACTIONS.map((action) => [action, ...ROLES.map((role) => cellOf(action, role))]));
  });

  it('names every role and every place', () => {
    const named = (mark: string): string[] =>
      rowsAfter(mark)
        .slice(2)
        .map(([first = '']) => first);
    expect(named('## Roles')).toEqual([...ROLES]);
    expect(new Set(named('holds nowhere.'))).toEqual(new Set(RELATIONS));
  });
});
