import { randomUUID } from 'node:crypto';
import { Get, NotFoundException, Param, Post } from '@nestjs/common';
import { page, seeOther, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import type { FormProblem } from '../../parts/error-summary';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { ChangePage, ChoosePage } from './change.page';
import { isKind, type Kind } from './change.kinds';
import { hangingOn, known, type Known } from './change.known';
import { asked, type Asked } from './change.typed';
import { changeProblems } from './change.problems';
import { CheckPage } from './check.page';
import { PartsPage } from './parts.page';
import { timelineOf } from './timeline.data';
import { TimelinePage } from './timeline.page';

const DONE: Readonly<Record<string, string>> = { 'da-ghi': 'Thay đổi đã ghi, có hiệu lực từ ngày của nó.' };

@Pages('don-vi')
export class AreaChangesPagesController {
  @Get('thay-doi')
  async timeline(@Visiting() visit: Visit): Promise<PageAnswer> {
    return page(<TimelinePage visit={visit} timeline={await timelineOf(visit)} done={DONE[visit.asked('xong') ?? '']} />);
  }

  @Get(':area/thay-doi')
  async choose(@Visiting() visit: Visit, @Param('area') area: string): Promise<PageAnswer> {
    return page(<ChoosePage visit={visit} known={await known(visit, area)} />);
  }

  @Get(':area/thay-doi/:kind')
  async begin(@Visiting() visit: Visit, @Param('area') area: string, @Param('kind') word: string): Promise<PageAnswer> {
    const kind = kindOf(word);
    return page(<ChangePage visit={visit} kind={kind} known={await known(visit, area)} problems={[]} formKey={randomUUID()} />);
  }

  /** Step by step; all that was typed is carried on, and nothing is recorded before the last one. */
  @Post(':area/thay-doi/:kind')
  async next(@Visiting() visit: Visit, @Param('area') area: string, @Param('kind') word: string): Promise<PageAnswer> {
    const kind = kindOf(word);
    const step = visit.form.text('buoc');
    const base = await known(visit, area);
    if (step === 'sua' || step === 'them') return this.form(visit, kind, base, [], 200);
    const wanted = await asked(visit, kind, base);
    if ('problems' in wanted) return this.form(visit, kind, base, wanted.problems, 422);
    try {
      if (step === 'ghi') return await this.record(visit, wanted);
      return await this.check(visit, kind, base, wanted, step === 'phan');
    } catch (error) {
      const { problems, status, ofParts } = changeProblems(error);
      if (ofParts && step !== 'phan') return this.parts(visit, base, wanted, problems, status);
      return this.form(visit, kind, base, problems, status);
    }
  }

  private async check(visit: Visit, kind: Kind, base: Known, wanted: Asked, parting: boolean): Promise<PageAnswer> {
    const hanging = await hangingOn(
      visit,
      wanted.ends.map(({ id }) => id),
    );
    if (parting && (wanted.begins.length > 1 || hanging.children.length > 0))
      return page(<PartsPage visit={visit} known={base} asked={wanted} hanging={hanging} problems={[]} />);
    const { areas } = (await visit.api.write<{ readonly areas: readonly string[] }>('POST', `${wanted.path}/checks`, { body: wanted.body }))
      .body;
    return page(
      <CheckPage visit={visit} kind={kind} known={base} asked={wanted} hanging={hanging} changes={areas.length > 0} problems={[]} />,
    );
  }

  private async record(visit: Visit, wanted: Asked): Promise<PageAnswer> {
    await visit.api.write('POST', wanted.path, { body: wanted.body, key: visit.form.text('khoa') });
    const [about] = wanted.named;
    return seeOther(`/don-vi/thay-doi?xong=da-ghi${about === undefined ? '' : `&area=${about.id}`}`);
  }

  private form(visit: Visit, kind: Kind, base: Known, problems: readonly FormProblem[], status: number): PageAnswer {
    return page(<ChangePage visit={visit} kind={kind} known={base} problems={problems} formKey={randomUUID()} />, status);
  }

  private async parts(visit: Visit, base: Known, wanted: Asked, problems: readonly FormProblem[], status: number): Promise<PageAnswer> {
    const hanging = await hangingOn(
      visit,
      wanted.ends.map(({ id }) => id),
    );
    return page(<PartsPage visit={visit} known={base} asked={wanted} hanging={hanging} problems={problems} />, status);
  }
}

function kindOf(word: string): Kind {
  if (!isKind(word)) throw new NotFoundException();
  return word;
}
