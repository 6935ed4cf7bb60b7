import { DomainError } from '@hieuhoc/event-store';
import { spoken } from '../platform/time/spoken';
import type { NamedFigure } from './report.events';

/** Who decided, and when. */
export interface Done {
  readonly by: string;
  readonly at: string;
}

abstract class ReportConflict extends DomainError {
  readonly kind = 'conflict';
}

export class AlreadyAccepted extends ReportConflict {
  readonly code = 'already-accepted';
  readonly messageVi: string;

  constructor({ by, at }: Done) {
    super(`The report was accepted by ${by} at ${at}: nothing more is to be decided on it.`, { by, at });
    this.messageVi = `Báo cáo này đã được ${by} chấp nhận lúc ${spoken(at)}. Không cần làm lại; muốn xem xét thêm, hãy tải lại hồ sơ.`;
  }
}

export class AlreadyReturned extends ReportConflict {
  readonly code = 'already-returned';
  readonly messageVi: string;

  constructor({ by, at }: Done) {
    super(`The report was returned by ${by} at ${at}: it waits to be submitted again.`, { by, at });
    this.messageVi = `Báo cáo này đã được ${by} trả lại lúc ${spoken(at)}. Hãy chờ nơi báo cáo nộp lại.`;
  }
}

export class AwaitsDecision extends ReportConflict {
  readonly code = 'awaits-decision';
  readonly messageVi: string;

  constructor({ by, at }: Done) {
    super(`What ${by} submitted at ${at} is still being looked at: have it returned before submitting again.`, { by, at });
    this.messageVi = `Báo cáo do ${by} nộp lúc ${spoken(at)} đang chờ xem xét. Muốn nộp lại, hãy đề nghị nơi nhận trả lại trước.`;
  }
}

type Kind = 'malformed' | 'conflict' | 'forbidden' | 'unknown';

/** Everything else that refuses for a reason of its own. */
export class ReportRefused extends DomainError {
  readonly kind: Kind;

  constructor(
    readonly code: string,
    readonly messageVi: string,
    messageEn: string,
    facts: Readonly<Record<string, unknown>> = {},
    kind: Kind = 'conflict',
  ) {
    super(messageEn, facts);
    this.kind = kind;
  }
}

export const notSubmitted = (): ReportRefused =>
  new ReportRefused(
    'not-submitted',
    'Báo cáo này chưa được nộp. Hãy chờ nơi báo cáo nộp, hoặc nhắc họ.',
    'The report was not submitted yet: nothing to decide on.',
  );

export const submissionChanged = (named: number, present: number): ReportRefused =>
  new ReportRefused(
    'submission-changed',
    'Báo cáo đã được nộp lại sau bản bạn đang xem. Hãy tải lại hồ sơ rồi quyết định.',
    'The report was submitted anew after the one you looked at: read it again.',
    { named, present },
  );

export const notInReport = (figures: readonly Omit<NamedFigure, 'revision'>[]): ReportRefused =>
  new ReportRefused(
    'figure-not-in-report',
    `Số liệu không có trong báo cáo đã nộp: ${listed(figures)}. Hãy nêu đúng chỉ số, địa bàn, kỳ.`,
    'A figure named is not in what was submitted.',
    { figures },
    'malformed',
  );

export const ownSubmission = (actor: string): ReportRefused =>
  new ReportRefused(
    'four-eyes',
    'Bạn đã nộp báo cáo này nên không được tự chấp nhận. Hãy để người khác ở nơi nhận làm.',
    'Who submitted a report does not accept it: have somebody else do it.',
    { actor },
    'forbidden',
  );

export const ownFigures = (figures: readonly NamedFigure[]): ReportRefused =>
  new ReportRefused(
    'four-eyes',
    `Bạn đã báo hoặc sửa số liệu trong báo cáo này (${listed(figures)}) nên không được tự xác minh. Hãy để người khác chấp nhận, hoặc trừ các số liệu ấy ra.`,
    'Who reported or corrected a figure does not verify it: have somebody else accept, or except those figures.',
    { figures },
    'forbidden',
  );

export const nothingToReport = (): ReportRefused =>
  new ReportRefused(
    'empty-report',
    'Chưa có số liệu nào của kỳ này để nộp. Hãy báo số liệu trước (không áp dụng cũng là một số liệu), rồi nộp báo cáo.',
    'There is no figure of this period yet: report figures first, then submit.',
  );

export const sameReport = (): ReportRefused =>
  new ReportRefused(
    'same-report',
    'Báo cáo đã được chấp nhận và nội dung nộp lại không có gì khác. Không cần nộp lại.',
    'The accepted report says the same: nothing to submit.',
  );

export const alreadySubmitted = ({ by, at }: Done): ReportRefused =>
  new ReportRefused(
    'already-submitted',
    `Báo cáo đã được ${by} nộp lần đầu lúc ${spoken(at)}; gia hạn không còn tác dụng.`,
    'It was submitted already: more time changes nothing.',
    { by, at },
  );

export const notLater = (until: string, due: string | null): ReportRefused =>
  new ReportRefused(
    'extension-not-later',
    due === null ? 'Chế độ báo cáo này không có hạn nên không có gì để gia hạn.' : `Hạn mới ${until} phải sau hạn đang có ${due}.`,
    due === null ? 'Nothing is due here: there is nothing to extend.' : `The new day has to be after ${due}.`,
    { until, due },
    due === null ? 'conflict' : 'malformed',
  );

const listed = (figures: readonly Omit<NamedFigure, 'revision'>[]): string =>
  figures
    .slice(0, 5)
    .map(({ indicator, area, period }) => `${indicator} của ${area}, kỳ ${period}`)
    .join('; ') + (figures.length > 5 ? '; …' : '');
