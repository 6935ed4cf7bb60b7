import { shownDay } from '../../../platform/text/terms';
import type { RecognitionView, SubjectView } from '../../../recognitions';
import { areaTyped } from '../../known/area-typed';
import { fullName, type AreaHead } from '../../known/areas';
import { calledIn, type Called } from '../../known/called';
import { isPersonal, subjectApi } from '../../known/recognised';
import { mayAt } from '../../known/upward';
import type { FormProblem } from '../../parts/error-summary';
import type { Visit } from '../../visit/visit';

/** Somebody of the register, as it stands today, who may be moved. */
export interface Moving {
  readonly subject: SubjectView;
  /** What is held today. */
  readonly held: readonly RecognitionView[];
  readonly may: boolean;
  readonly called: Called;
}

export interface Move {
  /** Where it lives on that day, as it is recorded. */
  readonly from: string;
  readonly to: AreaHead;
  readonly on: string;
}

export const movePath = (ref: string): string => `/cong-nhan/chuyen/${encodeURIComponent(ref)}`;

export async function movingOf(visit: Visit, ref: string): Promise<Moving> {
  const subject = await visit.api.get<SubjectView>(subjectApi(ref));
  const [held, may, called] = await Promise.all([
    visit.api.get<{ readonly items: readonly RecognitionView[] }>('/api/recognitions', { subject: ref }),
    mayAt(visit, 'subject.register', [subject.area]),
    calledIn(visit, new Set(subject.homes.map(({ area }) => area))),
  ]);
  return { subject, held: held.items, may: may && !visit.isPast, called };
}

/** Where to and from when, as it was typed. */
export async function moveTyped(visit: Visit, ref: string): Promise<Move | { readonly problems: readonly FormProblem[] }> {
  const { form } = visit;
  const on = form.text('on');
  const dayless: readonly FormProblem[] = /^\d{4}-\d{2}-\d{2}$/.test(on) ? [] : [{ words: 'Hãy chọn ngày chuyển.', field: 'on' }];
  const typed = form.given('area');
  if (typed === null) return { problems: [{ words: 'Hãy ghi nơi chuyển đến.', field: 'area' }, ...dayless] };
  const found = await areaTyped(visit, typed);
  if ('problem' in found) return { problems: [{ words: found.problem, field: 'area' }, ...dayless] };
  if (dayless.length > 0) return { problems: dayless };
  if (!(await mayAt(visit, 'subject.register', [found.area.id])))
    return { problems: [{ words: `${NOT_THERE} ${fullName(found.area)}: ${ASK_ABOVE}`, field: 'area' }] };
  const { area: from } = await visit.api.get<SubjectView>(subjectApi(ref), { on });
  return { from, to: found.area, on };
}

const NOT_THERE = 'Bạn không ghi sổ được ở';
const ASK_ABOVE = 'việc chuyển do người ghi sổ được ở cả hai nơi ghi, hãy nhờ cấp trên của hai nơi.';

/** What recording it brings about; empty where it lives there on that day already. */
export function consequencesOf({ subject, held, called }: Moving, { from, to, on }: Move): readonly string[] {
  if (from === to.id) return [];
  const later = subject.homes.filter((home) => home.from !== null && home.from > on);
  const titles = held.map(({ title }) => called.title(title)).join(', ');
  return [
    held.length === 0
      ? `Từ ${shownDay(on)} thuộc sổ của ${fullName(to)}; trước ngày đó vẫn thuộc ${called.area(from)}.`
      : `Từ ${shownDay(on)} danh hiệu đang giữ (${titles}) được đếm ở ${fullName(to)}; trước ngày đó vẫn đếm ở ${called.area(from)}.`,
    ...later.map(({ area, from: since }) => `Lần chuyển đã ghi đến ${called.area(area)} từ ${shownDay(since ?? on)} vẫn giữ nguyên.`),
    ...(isPersonal(subject) && subject.name !== null ? [`Từ ngày đó, tên chỉ người có quyền ở ${fullName(to)} xem được.`] : []),
  ];
}
