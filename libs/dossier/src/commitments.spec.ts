import { checkCommitments } from './checks/other-checks';
import { Commitments } from './commitments';

const over = (...events: readonly (readonly [type: string, data: Record<string, unknown>])[]): Commitments => {
  const commitments = new Commitments();
  for (const [type, data] of events) if (Commitments.concerns({ type, data: JSON.stringify(data) })) commitments.take({ type, data });
  return commitments;
};
const household = ['SubjectRegistered', { ref: 'ho-1', kind: 'household', commitment: 'ab' }] as const;
const unit = ['SubjectRegistered', { ref: 'truong-1', kind: 'unit', name: 'Trường' }] as const;
const account = ['AccountOpened', { account: 'a', name: { ref: 'a', h: 'cd' } }] as const;
const file = ['EvidenceAdded', { ref: 'giay-1', hash: 'ef', commitment: 'ef' }] as const;
const erased = (ref: string) => ['PersonalDataErased', { ref }] as const;
const said = (commitments: Commitments): readonly unknown[] => {
  const { outcome, code, facts } = checkCommitments(commitments);
  return [outcome, code, facts];
};

it.each([
  ['nothing is committed to', [unit, erased('ho-9')], ['passed', 'none', {}]],
  ['names and files that nobody opens', [household, account, file, unit], ['unprovable', 'not-opened', { count: 3, erased: 0 }]],
  ['some were erased', [household, account, file, erased('ho-1')], ['unprovable', 'not-opened', { count: 3, erased: 1 }]],
  [
    'a file is erased under its own name, not a subject of that name',
    [file, erased('giay-1')],
    ['unprovable', 'not-opened', { count: 1, erased: 0 }],
  ],
  [
    'all were erased',
    [household, account, file, erased('a'), erased('ho-1'), erased('evidence:giay-1')],
    ['passed', 'erased', { count: 3, erased: 3 }],
  ],
])('%s', (_, events, outcome) => expect(said(over(...events))).toEqual(outcome));

it('says in words how many were erased', () => {
  expect(checkCommitments(over(household, file, erased('ho-1'))).messageVi).toContain('1 đã xoá theo yêu cầu');
  expect(checkCommitments(over(household, erased('ho-1'))).messageVi).toContain('đã xoá theo yêu cầu');
});
