import { randomUUID } from 'node:crypto';
import { Get, Param, Post } from '@nestjs/common';
import type { Answer } from '../../api/api';
import { ApiProblem } from '../../api/problem';
import { page, seeOther, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import type { PlanShown } from '../../known/plans';
import type { FormProblem } from '../../parts/error-summary';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { criterionTyped } from './criterion-typed';
import { decisionIn } from '../../parts/decision-fields';
import { formProblemsOf } from './form-problems';
import { criterionThatHolds, RevisePage, type ReviseProps } from './revise.page';

@Pages('ke-hoach/:plan/chi-tieu/:target/dieu-chinh')
export class TargetsController {
  @Get()
  async form(@Visiting() visit: Visit, @Param('plan') plan: string, @Param('target') target: string): Promise<PageAnswer> {
    return this.shown(visit, plan, target);
  }

  /** Revises or withdraws, as the button says. */
  @Post()
  async take(@Visiting() visit: Visit, @Param('plan') plan: string, @Param('target') target: string): Promise<PageAnswer> {
    const { form, api } = visit;
    const withdrawing = form.text('viec') === 'bo';
    const { criterion, problems: unread } = withdrawing
      ? { criterion: null, problems: [] }
      : criterionTyped(form, criterionThatHolds((await planAndTarget(visit, plan, target)).target));
    if (unread.length > 0) return this.shown(visit, plan, target, unread, 422);
    const due = withdrawing ? null : form.given('due');
    const body = {
      effectiveOn: form.text('effectiveOn'),
      decision: decisionIn(form, 'decision.'),
      reason: form.text('reason'),
      ...(criterion !== null && { criterion }),
      ...(due !== null && { due }),
    };
    const etag = form.given('etag');
    const sending = { body, key: form.text('khoa'), ...(etag !== null && { basedOn: etag }) };
    try {
      const [code, id] = [plan, target].map(encodeURIComponent);
      await api.write('POST', `/api/plans/${code}/targets/${id}/${withdrawing ? 'withdrawal' : 'revisions'}`, sending);
      return seeOther(`/ke-hoach/${code}?xong=${withdrawing ? 'da-bo' : 'da-dieu-chinh'}`);
    } catch (error) {
      const { problems, status } = formProblemsOf(error);
      return this.shown(visit, plan, target, problems, status);
    }
  }

  private async shown(visit: Visit, code: string, id: string, problems: readonly FormProblem[] = [], status = 200): Promise<PageAnswer> {
    const { plan, target, etag } = await planAndTarget(visit, code, id);
    // Whoever was slower has now seen what the other did: what he sends next builds on that.
    const anew = status === 409 || status === 412;
    const kept = (name: string): string | null => (anew ? null : visit.form.given(name));
    const form = { visit, plan, target, formKey: kept('khoa') ?? randomUUID(), etag: kept('etag') ?? etag, problems };
    return page(<RevisePage {...form} />, status);
  }
}

async function planAndTarget(visit: Visit, code: string, id: string): Promise<Pick<ReviseProps, 'plan' | 'target' | 'etag'>> {
  const { body: plan, etag }: Answer<PlanShown> = await visit.api.read(`/api/plans/${encodeURIComponent(code)}`);
  const target = plan.targets.find((one) => one.id === id);
  if (target === undefined) throw unknownTarget(id);
  return { plan, target, etag };
}

const unknownTarget = (id: string): ApiProblem =>
  new ApiProblem(404, 'unknown-target', `Kế hoạch không có chỉ tiêu ${id}. Hãy chọn trong danh sách chỉ tiêu.`, { target: id });
