import { criterionWords, shownDay } from '../../platform/text/terms';
import { vietnameseNumber } from '../../platform/text/numbers';
import type { TargetSpec } from '../../plans';
import { asObject, listIn, objectIn, textIn, type Data } from './json';
import { citedWords, type Entry, type Sentence, type Sentences } from './entry';
import type { Called } from '../known/called';
import { labelOf } from './labels';

const by = (entry: Entry): string => ` ${citedWords(entry)}`.trimEnd();

/** The criterion in words; text of other systems that is no criterion stands as it is. */
export function criterionIn(value: unknown): string {
  const data = asObject(value);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the plan's own check let nothing else into the log
  return typeof data['kind'] === 'string' ? criterionWords(data as TargetSpec['criterion']) : '—';
}

/** What a target said of a field before: the last revision that named it, else the issued document. */
export function lastOf(state: unknown, field: string): unknown {
  const known = asObject(state);
  const changes = listIn(known, 'revisions').map((revision) => objectIn(asObject(revision), 'change'));
  return changes.findLast((change) => change[field] !== undefined)?.[field] ?? objectIn(known, 'spec')[field];
}

const measured = ({ before, after }: Entry): string | undefined =>
  [after, before].map((state) => textIn(objectIn(asObject(state), 'spec'), 'indicator')).find((code) => code !== '');

/** What the target measures; its own code where that is not told. */
const targetName = (entry: Entry, called: Called): string => {
  const { target, data } = entry;
  const indicator = measured(entry);
  return indicator === undefined ? (target ?? textIn(data, 'target')) : called.indicator(indicator);
};

/** “từ 85 trở lên” → “từ 88 trở lên” is said as going up from 85 to 88. */
function fromTo(was: unknown, is: unknown, unit: string): string {
  const [before, after] = [asObject(was), asObject(is)];
  const [low, high] = [textIn(before, 'value'), textIn(after, 'value')];
  if (before['kind'] !== after['kind'] || low === '' || high === '') return `mức “${criterionIn(was)}” đổi thành “${criterionIn(is)}”`;
  const [up, sign] = [Number(high) >= Number(low), unit === '%' ? '%' : ''];
  return `${up ? 'nâng' : 'hạ'} mức từ ${vietnameseNumber(low)}${sign} ${up ? 'lên' : 'xuống'} ${vietnameseNumber(high)}${sign}`;
}

const fields = (data: Data): string => Object.keys(objectIn(data, 'fields')).map(labelOf).join(', ');

const revised: Sentence = (entry, called) => {
  const { data } = entry;
  const parts = [
    data['criterion'] !== undefined && fromTo(lastOf(entry.before, 'criterion'), data['criterion'], called.unit(measured(entry) ?? '')),
    textIn(data, 'due') !== '' && `hạn thành ${shownDay(textIn(data, 'due'))}`,
    data['hold'] !== undefined && 'cách tính đạt',
    data['byArea'] !== undefined && 'mức giao cho từng địa bàn',
  ].filter((part) => part !== false);
  const from = `có hiệu lực từ ${shownDay(textIn(data, 'effectiveOn'))}`;
  return `Điều chỉnh chỉ tiêu “${targetName(entry, called)}”: ${[parts.join('; '), citedWords(entry), from].filter((part) => part !== '').join(', ')}`;
};

export const PLANS: Sentences = {
  PlanIssued: (entry, called) => {
    const plan = asObject(entry.after);
    const number = textIn(plan, 'number');
    return `${textIn(plan, 'issuer')} ban hành ${number === '' ? '' : `số ${number} `}“${called.plan(entry.plan ?? '')}”, ${textIn(plan, 'targets')} chỉ tiêu`;
  },
  PlanCorrected: (entry, called) => `Đính chính phần đầu của “${called.plan(entry.plan ?? '')}”: ${fields(entry.data)}`,
  TargetAdded: (entry, called) => {
    const target = objectIn(entry.data, 'target');
    return `Thêm chỉ tiêu “${called.indicator(textIn(target, 'indicator'))}”, mức ${criterionIn(target['criterion'])}${by(entry)}`;
  },
  TargetRevised: revised,
  TargetCorrected: (entry, called) => `Đính chính chỉ tiêu “${targetName(entry, called)}” cho đúng văn bản: ${fields(entry.data)}`,
  TargetWithdrawn: (entry, called) =>
    `Bỏ chỉ tiêu “${targetName(entry, called)}” từ ${shownDay(textIn(entry.data, 'effectiveOn'))}${by(entry)}`,
  PlanTransferred: (entry, called) =>
    `Chuyển “${called.plan(entry.plan ?? '')}” cho ${called.area(textIn(entry.data, 'area'))} từ ${shownDay(textIn(entry.data, 'on'))}${by(entry)}`,
  PlanClosed: (entry, called) => `Kết thúc “${called.plan(entry.plan ?? '')}” từ ${shownDay(textIn(entry.data, 'on'))}${by(entry)}`,
};
