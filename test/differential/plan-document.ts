import type { Indicator, Target } from '@hieuhoc/indicator-maths';
import type { DefineIndicator, DefineTitle, IssuedPlan } from './commands';

/** As a plan document and a request write them: the rules' own fields, and the words that no rule looks at. */

export const indicatorText = (indicator: Indicator) => ({
  ...indicator,
  name: `Chỉ số ${indicator.code}`,
  definition: 'Đếm theo sổ.',
  unit: 'đơn vị',
});

export const titleText = ({ title, subject, term }: DefineTitle) => ({
  code: title,
  name: `Danh hiệu ${title}`,
  subject,
  grantedBy: 'district',
  validity: term,
  yearly: false,
});

export const targetText = (target: Target) => ({ ...target, text: `Chỉ tiêu ${target.id}` });

export const documentText = ({ targets, ...head }: IssuedPlan, brings: readonly (DefineTitle | DefineIndicator)[]) => ({
  ...head,
  title: 'Kế hoạch xây dựng xã hội học tập',
  issuer: 'UBND huyện',
  indicators: brings.flatMap((one) => (one.kind === 'define-indicator' ? [indicatorText(one.indicator)] : [])),
  titles: brings.flatMap((one) => (one.kind === 'define-title' ? [titleText(one)] : [])),
  targets: targets.map(targetText),
});

export const DECISION = { number: '12/QĐ-UBND', issuedOn: '2019-01-15', issuer: 'UBND huyện' };
