/** Everything that can be permitted, `noun.verb`. A route or a service names one; the policy says who holds it. */
export const ACTIONS = [
  'status.read',
  'status.explain',
  'figure.read',
  'figure.report',
  'figure.withdraw',
  'figure.verify',
  'figure.return',
  'report.read',
  'report.submit',
  'report.accept',
  'report.return',
  'report.extend',
  'plan.read',
  'plan.issue',
  'plan.transfer',
  'target.revise',
  'task.progress',
  'catalogue.read',
  'catalogue.define',
  'area.read',
  'area.change',
  'subject.read',
  'subject.register',
  'recognition.read',
  'recognition.grant',
  'import.read',
  'import.run',
  'history.read',
  'feed.read',
  'system.read',
  'projection.rebuild',
  'account.read',
  'account.open',
  'role.grant',
] as const;

export type Action = (typeof ACTIONS)[number];

export const ROLES = ['clerk', 'verifier', 'recogniser', 'planner', 'supervisor', 'auditor', 'administrator'] as const;
export type Role = (typeof ROLES)[number];
