import { randomUUID } from 'node:crypto';
import { Get, Param, Post } from '@nestjs/common';
import { ApiProblem } from '../../api/problem';
import { page, seeOther, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import { subjectApi } from '../../known/recognised';
import type { FormProblem } from '../../parts/error-summary';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { movePath, moveTyped, movingOf } from './move.data';
import { MoveCheckPage, MovePage } from './move.page';
import { refusedAt } from './refusals';

const WORDS: Readonly<Record<string, string>> = { area: 'Nơi chuyển đến', on: 'Ngày chuyển' };

@Pages('cong-nhan/chuyen/:ref')
export class MoveController {
  @Get()
  show(@Visiting() visit: Visit, @Param('ref') ref: string): Promise<PageAnswer> {
    return form(visit, ref, [], 200);
  }

  /** Looked at first; nothing is recorded before the second step. */
  @Post()
  async act(@Visiting() visit: Visit, @Param('ref') ref: string): Promise<PageAnswer> {
    const step = visit.form.text('viec');
    if (step === 'sua') return form(visit, ref, [], 200);
    const move = await moveTyped(visit, ref);
    if ('problems' in move) return form(visit, ref, move.problems, 422);
    if (step !== 'ghi') return page(<MoveCheckPage visit={visit} known={await movingOf(visit, ref)} move={move} />);
    try {
      const body = { area: move.to.id, on: move.on };
      await visit.api.write('POST', `${subjectApi(ref)}/moves`, { body, key: visit.form.text('khoa') });
      return seeOther(`${movePath(ref)}?xong=chuyen`);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status >= 500 || error.status === 401) throw error;
      return form(visit, ref, refusedAt(error, WORDS), error.status);
    }
  }
}

async function form(visit: Visit, ref: string, problems: readonly FormProblem[], status: number): Promise<PageAnswer> {
  return page(<MovePage visit={visit} known={await movingOf(visit, ref)} problems={problems} formKey={randomUUID()} />, status);
}
