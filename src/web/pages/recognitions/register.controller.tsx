import { Get } from '@nestjs/common';
import { csvOf } from '../../../platform/http/csv';
import { page, seeOther, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import { titlesOf, type TitleShown } from '../../known/titles';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { areaAsked, headsOf, placeOf } from './place';
import { COLUMNS, lineOf } from './register.csv';
import { allOf, registerOf, titlesIn } from './register.data';
import { RegisterPage, TitlesPage } from './register.page';
import { RegisterPaper } from './register.paper';

const MOST_IN_FILE = 200_000;
const MOST_ON_PAPER = 3_000;

@Pages('cong-nhan')
export class RegisterController {
  @Get()
  async show(@Visiting() visit: Visit): Promise<PageAnswer> {
    const title = visit.asked('title');
    if (title === undefined) return page(<TitlesPage visit={visit} known={await titlesIn(visit)} />);
    return page(<RegisterPage visit={visit} register={await registerOf(visit, title)} />);
  }

  @Get('tai-ve.csv')
  async download(@Visiting() visit: Visit): Promise<PageAnswer> {
    const title = await titleAsked(visit);
    if (title === null) return seeOther(visit.href('/cong-nhan'));
    const { items } = await allOf(visit, title.code, MOST_IN_FILE);
    const areas = await headsOf(
      visit,
      items.map(({ area }) => area),
    );
    const lines = items.map((one) => lineOf(one, title, areas, visit.day));
    return { kind: 'file', body: csvOf(lines, COLUMNS), type: 'text/csv; charset=utf-8', name: `cong-nhan-${title.code}-${visit.day}.csv` };
  }

  @Get('ban-in')
  async paper(@Visiting() visit: Visit): Promise<PageAnswer> {
    const title = await titleAsked(visit);
    if (title === null) return seeOther(visit.href('/cong-nhan'));
    const [all, place] = await Promise.all([allOf(visit, title.code, MOST_ON_PAPER), placeOf(visit, areaAsked(visit), [])]);
    const areas = await headsOf(
      visit,
      all.items.map(({ area }) => area),
    );
    const back = visit.here({}).replace('/cong-nhan/ban-in', '/cong-nhan');
    return page(<RegisterPaper visit={visit} paper={{ title, place, ...all, areas, back }} />);
  }
}

async function titleAsked(visit: Visit): Promise<TitleShown | null> {
  const code = visit.asked('title');
  return (await titlesOf(visit)).find((one) => one.code === code) ?? null;
}
