import type { HistoryItem } from '../../history/told';
import type { Paint } from './colour';
import { clockTime } from './numbers';

const LONGEST = 100;

/** One event as a paragraph: when, who and what, what it changed, why and on which decision. */
export function historyText(item: HistoryItem, paint: Paint): string {
  const { recordedAt, type, stream, revision, logSize, actor, onBehalfOf, reason, sample } = item;
  const who = onBehalfOf === null ? actor : `${actor} (thay ${onBehalfOf})`;
  const head = `${clockTime(recordedAt)}  ${type}  ${stream} @${revision}  #${logSize}`;
  const lines = [
    `do ${who}${sample ? '  [số liệu minh hoạ]' : ''}`,
    ...(reason === null ? [] : [`lý do: ${reason}`]),
    ...(item.decision === null ? [] : [`quyết định: ${decisionText(item.decision)}`]),
    ...changeLines(item),
  ];
  return [paint(head, 'grey'), ...lines.map((line) => `    ${line}`)].map((line) => `${line}\n`).join('');
}

function changeLines({ before, after, changes }: HistoryItem): string[] {
  if (before === null) return after === null ? [] : [`ghi mới: ${valueText(after)}`];
  return changes.map(({ path, was, is }) => `${path}: ${valueText(was)} → ${valueText(is)}`);
}

function decisionText(decision: unknown): string {
  if (typeof decision !== 'object' || decision === null) return String(decision);
  const { number, issuedOn, issuer } = { number: '', issuedOn: '', issuer: '', ...decision };
  return [number, issuedOn, issuer].filter((part) => part !== '').join(', ');
}

function valueText(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
