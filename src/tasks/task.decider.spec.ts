import { by, specify } from '@hieuhoc/decider';
import { taskDecider, type TaskCommand } from './task.decider';
import type { TaskEvent } from './task.events';

const area = '22.205';
const plan = { code: 'p', closedOn: null };
const day = { on: '2015-03-02', today: '2015-03-10', from: '2013-07-16' };
const progress = (more: Partial<Extract<TaskCommand, { kind: 'progress' }>> = {}): TaskCommand => ({
  kind: 'progress',
  area,
  plan,
  year: null,
  note: 'Đã họp bàn với các xã',
  ...day,
  ...more,
});
const complete = (more: Partial<Extract<TaskCommand, { kind: 'complete' }>> = {}): TaskCommand => ({
  kind: 'complete',
  area,
  plan,
  year: null,
  ...day,
  ...more,
});
const reopen = (year: number | null = null): TaskCommand => ({ kind: 'reopen', area, plan, year, reason: 'Chưa nghiệm thu' });
const progressed = (percent?: number): TaskEvent => ({
  type: 'TaskProgressed',
  data: { area, on: '2015-03-02', note: 'Đã họp bàn với các xã', ...(percent !== undefined && { percent }) },
});
const completed = (year?: number): TaskEvent => ({
  type: 'TaskCompleted',
  data: { area, ...(year !== undefined && { year }), on: '2015-03-02' },
});
const reopened: TaskEvent = { type: 'TaskReopened', data: { area, reason: 'Chưa nghiệm thu' } };
const given = specify(taskDecider);

describe('progress of a task', () => {
  it('is what was done, on a day, in percent where that says anything', () => {
    given().when(progress()).then(progressed());
    given(progressed())
      .when(progress({ percent: 40 }))
      .then(progressed(40));
  });
  it('of a hundred percent is not yet completion', () => {
    given()
      .when(progress({ percent: 100 }))
      .then(progressed(100));
    given(progressed(100)).when(complete()).then(completed());
  });
  it('may be less than was thought: the note says why', () =>
    given(progressed(60))
      .when(progress({ percent: 40, note: 'Hai xã phải làm lại' }))
      .then({ type: 'TaskProgressed', data: { area, on: '2015-03-02', note: 'Hai xã phải làm lại', percent: 40 } }));
  it('that says nothing new is refused', () =>
    given(progressed(40))
      .when(progress({ percent: 40 }))
      .thenRefused('same-progress'));
  it('is not of a day to come, nor of one before the task began', () => {
    given()
      .when(progress({ on: '2015-03-11' }))
      .thenRefused('day-not-begun', { on: '2015-03-11', today: '2015-03-10' });
    given()
      .when(progress({ on: '2013-07-15' }))
      .thenRefused('before-the-task', { from: '2013-07-16' });
    given()
      .when(progress({ on: '2015-03-10' }))
      .then({ type: 'TaskProgressed', data: { area, on: '2015-03-10', note: 'Đã họp bàn với các xã' } });
  });
  it('of what is completed is refused, with who completed it', () =>
    given(by('can-bo', completed())).when(progress()).thenRefused('task-completed', { by: 'can-bo', on: '2015-03-02' }));
});

describe('completion', () => {
  it('needs no progress before it, and keeps note and evidence', () =>
    given()
      .when(complete({ note: 'Đã ban hành', evidence: ['qd-12'] }))
      .then({ type: 'TaskCompleted', data: { area, on: '2015-03-02', note: 'Đã ban hành', evidence: ['qd-12'] } }));
  it('happens once', () => given(completed()).when(complete()).thenRefused('task-completed'));
  it('is not of a day to come, nor of one before the task began', () => {
    given()
      .when(complete({ on: '2015-03-11' }))
      .thenRefused('day-not-begun');
    given()
      .when(complete({ on: '2013-07-15' }))
      .thenRefused('before-the-task');
  });
  it('of one year of a yearly task leaves the others open', () => {
    given(completed(2015))
      .when(complete({ year: 2016 }))
      .then(completed(2016));
    given(completed(2015))
      .when(complete({ year: 2015 }))
      .thenRefused('task-completed');
    given(completed(2015)).when(reopen(2016)).thenRefused('task-not-completed');
  });
  it('is recorded on a day in Viet Nam, which lateness is judged by', () =>
    given(completed()).thenState({
      once: {
        progress: null,
        completed: {
          on: '2015-03-02',
          recordedOn: '2026-01-01',
          note: null,
          evidence: [],
          by: 'actor-1',
          at: '2026-01-01T00:00:00.000Z',
        },
      },
    }));
});

describe('a plan that is closed', () => {
  it('takes nothing more', () => {
    const closed = { code: 'p', closedOn: '2015-03-01' };
    for (const command of [progress(), complete(), reopen()])
      given(completed())
        .when({ ...command, plan: closed })
        .thenRefused('plan-closed', { on: '2015-03-01' });
  });
});

describe('reopening', () => {
  it('takes a completion back, says why, and lets it be completed again', () => {
    given(completed()).when(reopen()).then(reopened);
    given(completed(), reopened).when(complete()).then(completed());
  });
  it('keeps the progress that was recorded', () =>
    given(progressed(80), completed(), reopened)
      .when(progress({ percent: 80 }))
      .thenRefused('same-progress'));
  it('of what is not completed is refused', () => {
    given().when(reopen()).thenRefused('task-not-completed');
    given(completed(), reopened).when(reopen()).thenRefused('task-not-completed');
  });
});
