import { Get, Param, Post } from '@nestjs/common';
import { queryText } from '../../api/api';
import { ApiProblem } from '../../api/problem';
import { wholeCsv } from '../../api/whole-csv';
import { page, seeOther, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { NoPlanPage } from '../overview/no-plan.page';
import { act, actIn, problemsOf } from './task.acts';
import { taskPath, taskShown, type TaskKey } from './task.data';
import { TaskPage } from './task.page';
import { filtersIn, tasksOf } from './tasks.data';
import { TasksPage } from './tasks.page';

@Pages('nhiem-vu')
export class TasksPagesController {
  @Get()
  async list(@Visiting() visit: Visit): Promise<PageAnswer> {
    const tasks = await tasksOf(visit);
    return page(tasks === null ? <NoPlanPage visit={visit} /> : <TasksPage visit={visit} tasks={tasks} />);
  }

  /** The list as it is narrowed on the page, for a spreadsheet. */
  @Get('danh-sach.csv')
  async file(@Visiting() visit: Visit): Promise<PageAnswer> {
    const body = await wholeCsv(visit.api, '/api/tasks', { ...visit.at, ...filtersIn(visit) });
    return { kind: 'file', body, type: 'text/csv; charset=utf-8', name: 'nhiem-vu.csv' };
  }

  @Get(':plan/:task')
  async show(@Visiting() visit: Visit, @Param() key: TaskKey): Promise<PageAnswer> {
    return page(<TaskPage visit={visit} shown={await taskShown(visit, key)} />);
  }

  /** What is recorded is recorded today: the page that says so is about today. */
  @Post(':plan/:task')
  async record(@Visiting() visit: Visit, @Param() key: TaskKey): Promise<PageAnswer> {
    const wanted = actIn(visit);
    if (wanted === null) return seeOther(visit.href(taskPath(key)));
    try {
      await act(visit, key, wanted);
      return seeOther(taskPath(key) + queryText({ xong: wanted }));
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status >= 500 || error.status === 401) throw error;
      return page(<TaskPage visit={visit} shown={await taskShown(visit, key)} problems={problemsOf(error, wanted)} />, error.status);
    }
  }
}
