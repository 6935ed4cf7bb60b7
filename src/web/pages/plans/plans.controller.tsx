import { randomUUID } from 'node:crypto';
import { Get, Param, Post } from '@nestjs/common';
import { page, seeOther, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import { planShown, plansOf } from '../../known/plans';
import { mayAt } from '../../known/upward';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { ClosePage } from './close.page';
import { decisionGiven } from '../../parts/decision-fields';
import { documentProblemsOf, formProblemsOf } from './form-problems';
import { IssuePage } from './issue.page';
import { PlanPage } from './plan.page';
import { PlansPage } from './plans.page';

const DONE: Readonly<Record<string, string>> = {
  'da-ban-hanh': 'Kế hoạch đã ban hành.',
  'da-dieu-chinh': 'Chỉ tiêu đã điều chỉnh; những ngày trước đó vẫn xét theo mức cũ.',
  'da-bo': 'Chỉ tiêu đã bỏ từ ngày ấy.',
  'da-ket-thuc': 'Kế hoạch đã kết thúc.',
};

@Pages('ke-hoach')
export class PlansController {
  @Get()
  async list(@Visiting() visit: Visit): Promise<PageAnswer> {
    return page(<PlansPage visit={visit} plans={await plansOf(visit)} />);
  }

  @Get('moi')
  begin(@Visiting() visit: Visit): PageAnswer {
    return page(<IssuePage visit={visit} formKey={randomUUID()} />);
  }

  @Post('moi')
  async issue(@Visiting() visit: Visit): Promise<PageAnswer> {
    const { form, api } = visit;
    try {
      const sending = { body: form.text('document'), key: form.text('khoa'), headers: { 'content-type': 'application/yaml' } };
      const { body } = await api.write<{ readonly plan: string }>('POST', '/api/plans', sending);
      return seeOther(`/ke-hoach/${body.plan}?xong=da-ban-hanh`);
    } catch (error) {
      const { problems, status } = documentProblemsOf(error);
      return page(<IssuePage visit={visit} problems={problems} formKey={randomUUID()} />, status);
    }
  }

  @Get(':plan')
  async show(@Visiting() visit: Visit, @Param('plan') code: string): Promise<PageAnswer> {
    const plan = await planShown(visit, code);
    const [mayRevise, mayEnd] = await Promise.all([mayAt(visit, 'target.revise', [plan.area]), mayAt(visit, 'plan.transfer', [plan.area])]);
    const done = DONE[visit.asked('xong') ?? ''];
    const may = { mayRevise: mayRevise && plan.closedOn === null, mayEnd };
    return page(<PlanPage visit={visit} plan={plan} {...may} {...(done !== undefined && { done })} />);
  }

  @Get(':plan/ket-thuc')
  async ending(@Visiting() visit: Visit, @Param('plan') code: string): Promise<PageAnswer> {
    return page(<ClosePage visit={visit} plan={await planShown(visit, code)} formKey={randomUUID()} />);
  }

  @Post(':plan/ket-thuc')
  async end(@Visiting() visit: Visit, @Param('plan') code: string): Promise<PageAnswer> {
    const { form, api } = visit;
    try {
      const body = { on: form.text('on'), reason: form.text('reason'), ...decisionGiven(form, 'decision.') };
      await api.write('POST', `/api/plans/${encodeURIComponent(code)}/closure`, { body, key: form.text('khoa') });
      return seeOther(`/ke-hoach/${encodeURIComponent(code)}?xong=da-ket-thuc`);
    } catch (error) {
      const { problems, status } = formProblemsOf(error);
      const plan = await planShown(visit, code);
      return page(<ClosePage visit={visit} plan={plan} formKey={randomUUID()} problems={problems} />, status);
    }
  }
}
