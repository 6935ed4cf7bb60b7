import { ROLES, type Action, type Role } from './actions';

/** How the area of a right stands to the area that is asked about, on the hierarchy of today. The nearest comes first. */
export const RELATIONS = ['own', 'below', 'former', 'above', 'sibling', 'elsewhere'] as const;
export type Relation = (typeof RELATIONS)[number];

type Holders = Readonly<Partial<Record<Role, readonly Relation[]>>>;

const ALL = RELATIONS;
/** One's own area, what lies under it, and what was one of these and has ended. */
const OWN: readonly Relation[] = ['own', 'below', 'former'];

/** Figures, plans and the catalogue are aggregates: whoever works here reads them. The administrator does not. */
const READERS: Holders = { clerk: ALL, verifier: ALL, recogniser: ALL, planner: ALL, supervisor: ALL, auditor: ALL };
/** Who did what: for those who answer for others' work; a clerk sees that of his own areas. */
const TRACERS: Holders = { clerk: OWN, verifier: ALL, planner: ALL, supervisor: ALL, auditor: ALL };

/** Who may do what where. What is not here is refused; docs/access.md shows it. */
export const POLICY: Readonly<Record<Action, Holders>> = {
  'status.read': READERS,
  'status.explain': TRACERS,
  'figure.read': READERS,
  'figure.report': { clerk: OWN },
  'figure.withdraw': { clerk: OWN },
  'figure.verify': { verifier: OWN },
  'figure.return': { verifier: OWN },
  'report.read': READERS,
  'report.submit': { clerk: OWN },
  'report.accept': { verifier: OWN },
  'report.return': { verifier: OWN },
  'report.extend': { verifier: OWN, planner: OWN },
  'plan.read': READERS,
  'plan.issue': { planner: OWN },
  'plan.transfer': { planner: OWN },
  'target.revise': { planner: OWN },
  'task.read': READERS,
  'task.progress': { clerk: OWN, planner: OWN },
  'task.reopen': { planner: OWN },
  'catalogue.read': READERS,
  'catalogue.define': { planner: ALL },
  'body.define': { planner: OWN },
  // To give a right on an area one has to find it.
  'area.read': { ...READERS, administrator: ALL },
  // Asked about the area that the new one lies under.
  'area.establish': { planner: ['own', 'below'] },
  // Nobody changes the boundaries of his own area: who is above it does.
  'area.change': { planner: ['below', 'former'] },
  'subject.read': READERS,
  'subject.register': { clerk: OWN, recogniser: OWN },
  'name.read': { clerk: OWN, verifier: OWN, recogniser: OWN, auditor: OWN },
  'recognition.read': READERS,
  'recognition.grant': { recogniser: OWN },
  // Scans may show people: they are seen where somebody answers for them. Asked about every area that a citation of it is about.
  'evidence.read': { clerk: OWN, verifier: OWN, recogniser: OWN, planner: OWN, supervisor: OWN, auditor: OWN },
  'evidence.add': { clerk: OWN, recogniser: OWN, planner: OWN },
  // Asked about the area of the plan whose rows are published.
  'publication.publish': { planner: OWN, supervisor: OWN },
  'erasure.read': { clerk: OWN, recogniser: OWN, supervisor: OWN, auditor: OWN },
  // Whoever knows the people takes their requests; what cannot be undone is done by those who answer for the place.
  'erasure.receive': { clerk: OWN, recogniser: OWN, supervisor: OWN },
  'erasure.carry-out': { supervisor: OWN },
  'import.read': READERS,
  'import.run': { clerk: OWN, recogniser: OWN, planner: OWN },
  'history.read': TRACERS,
  'feed.read': TRACERS,
  // It goes out of the house, with all that a figure rests on: events of other areas too, where titles and reports are.
  'dossier.make': { supervisor: ALL, auditor: ALL },
  // Who publishes, and who checks; it says nothing that the log does not say.
  'log.seal': { planner: ALL, supervisor: ALL, auditor: ALL, administrator: ALL },
  'system.read': { administrator: ALL, auditor: ALL },
  'projection.rebuild': { administrator: ALL },
  'account.read': { administrator: OWN, auditor: OWN },
  'account.open': { administrator: ALL },
  'account.erase': { administrator: OWN },
  'role.grant': { administrator: OWN },
};

/** A person answers for these, never a programme. */
export const BY_PERSONS_ONLY: ReadonlySet<Action> = new Set([
  'figure.verify',
  'figure.return',
  'report.accept',
  'report.return',
  'account.open',
  'account.erase',
  'erasure.carry-out',
  'role.grant',
]);

/** Those who verify or administer have shown a second factor in this session. */
export const WITH_SECOND_FACTOR: ReadonlySet<Action> = new Set([...BY_PERSONS_ONLY, 'projection.rebuild']);

/** In the demo: whoever comes in without being one of its people. Every data role everywhere, no account is his to give. */
export const GUEST_ROLES: readonly Role[] = ['clerk', 'verifier', 'recogniser', 'planner', 'supervisor', 'auditor'];
export const GUEST_MAY_ALSO: ReadonlySet<Action> = new Set(['projection.rebuild']);

export const holds = (role: Role, action: Action, relation: Relation): boolean => POLICY[action][role]?.includes(relation) ?? false;

/** Whoever holds it anywhere: the roles to ask for. */
export const rolesHolding = (action: Action): readonly Role[] => ROLES.filter((role) => POLICY[action][role] !== undefined);
