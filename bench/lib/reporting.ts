import { ENTRY_CHECKS } from '@hieuhoc/indicator-maths';
import type { Application } from './application';
import { asked } from './asking';
import { HALVES, indicatorOf, type Nation, periodOf, targetIdOf } from './nation';
import { planOf } from './nation-store';

const RATIOS = [1, 2, 4, 6] as const;

export interface ToVisible {
  /** Milliseconds from sending a figure until its report is answered. */
  readonly reported: readonly number[];
  /** And until its row shows it. */
  readonly visible: readonly number[];
}

/** Communes report or correct a figure, one after the other; their row in the plan of their province then says so. */
export async function reportedToVisible(app: Application, { communes }: Nation, times: number): Promise<ToVisible> {
  const reported: number[] = [];
  const visible: number[] = [];
  for (let time = 0; time < times; time++) {
    const commune = communes[(time * 53) % communes.length] ?? '';
    const indicator = RATIOS[time % RATIOS.length] ?? RATIOS[0];
    const path = `/api/figures/${indicatorOf(indicator)}/${commune}/${periodOf(HALVES - 1)}`;
    const before = await app.get(path);
    const etag = before.status === 404 ? null : String(before.headers['etag']);
    // Another one than at the last run on this store.
    const numerator = String(700 + time + (etag === null ? 0 : 1 + Number(etag.replaceAll('"', ''))));
    const body = {
      numerator,
      denominator: '1600',
      acknowledge: [...ENTRY_CHECKS],
      ...(etag !== null && { reason: 'Đối chiếu lại sổ theo dõi' }),
    };
    const from = performance.now();
    const answer = await app.send('PUT', path, body, etag === null ? { 'if-none-match': '*' } : { 'if-match': etag });
    if (answer.status >= 300) throw new Error(`${path} answered ${answer.status}: ${answer.text}`);
    reported.push(performance.now() - from);
    const province = commune.slice(0, commune.indexOf('.'));
    const row = `plan=${planOf(province)}&target=${targetIdOf(indicator)}&area=${commune}&depth=0&on=2025-02-15`;
    const { text } = await asked(app, `/api/status?${row}&after=${String(answer.headers['x-log-position'])}`);
    visible.push(performance.now() - from);
    if (!text.includes(`"numerator":"${numerator}"`)) throw new Error(`the figure reported is not in the answer: ${text}`);
  }
  return { reported, visible };
}
