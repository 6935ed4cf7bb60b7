import { specify } from '@hieuhoc/decider';
import { homeOn, subjectDecider, type SubjectCommand } from './subject.decider';
import type { SubjectEvent } from './subject.events';

const given = specify(subjectDecider);
const registration = { ref: 's-1', kind: 'household', area: 'an-sinh', from: '2013-01-01' } as const;
const registered: SubjectEvent = { type: 'SubjectRegistered', data: registration };
const register = (data: Partial<Extract<SubjectCommand, { command: 'register' }>> = {}): SubjectCommand => ({
  command: 'register',
  ...registration,
  ...data,
});
const moved = (area: string, on: string): SubjectEvent => ({ type: 'SubjectMoved', data: { ref: 's-1', area, on } });
const move = (area: string, on: string): SubjectCommand => ({ command: 'move', ref: 's-1', area, on });

describe('registering who may hold a title', () => {
  it('is recorded', () => given().when(register()).then(registered));
  it('again, just so, is success and writes nothing, wherever it has moved since', () => {
    given(registered).when(register()).thenNothing();
    given(registered, moved('binh-khe', '2016-01-01')).when(register()).thenNothing();
  });
  it('with something else is refused, naming the fields', () =>
    given(registered)
      .when(register({ kind: 'clan', area: 'binh-khe' }))
      .thenRefused('subject-registered-differently', { fields: ['kind', 'area'] }));

  it.each(['household', 'clan'] as const)('the name of a %s is personal and refused', (kind) =>
    given()
      .when(register({ kind, name: 'Nguyễn Văn A' }))
      .thenRefused('personal-name'),
  );
  it.each(['unit', 'community', 'residential-area'] as const)('the name of a %s is public and kept', (kind) =>
    given()
      .when(register({ kind, name: 'Trường Tiểu học An Sinh' }))
      .then({ type: 'SubjectRegistered', data: { ...registration, kind, name: 'Trường Tiểu học An Sinh' } }),
  );

  it.each(['022083001234', 'ho-022083001234', 'CMND.100123456', '0912345678'])('a ref that is a number of a person is refused: %s', (ref) =>
    given().when(register({ ref })).thenRefused('personal-ref'),
  );
  it.each(['0198c1f2-5d3e-7000-8000-123456789012', 'ho-07075-00012', 'unit-2013-000123'])('an opaque ref is accepted: %s', (ref) =>
    given()
      .when(register({ ref }))
      .then({ type: 'SubjectRegistered', data: { ...registration, ref } }),
  );
});

describe('moving', () => {
  it('is recorded from its day', () => given(registered).when(move('binh-khe', '2016-01-01')).then(moved('binh-khe', '2016-01-01')));
  it('to where it lives on that day writes nothing', () => given(registered).when(move('an-sinh', '2016-01-01')).thenNothing());
  it('on the day of registration or before is refused', () =>
    given(registered).when(move('binh-khe', '2013-01-01')).thenRefused('move-before-registration', { from: '2013-01-01' }));
  it('of nobody is refused', () => given().when(move('binh-khe', '2016-01-01')).thenRefused('unknown-subject', { subject: 's-1' }));

  it('keeps the homes in the order of their days, whenever they were recorded', () =>
    given(registered, moved('mao-khe', '2018-01-01'), moved('binh-khe', '2016-01-01'), moved('an-sinh', '2018-01-01')).thenState({
      ref: 's-1',
      kind: 'household',
      registered: registration,
      homes: [
        { from: '2013-01-01', area: 'an-sinh' },
        { from: '2016-01-01', area: 'binh-khe' },
        { from: '2018-01-01', area: 'an-sinh' },
      ],
    }));

  it('the first home holds also before its day', () => {
    const homes = [
      { from: '2013-01-01', area: 'an-sinh' },
      { from: '2016-01-01', area: 'binh-khe' },
    ];
    expect(['2010-01-01', '2015-12-31', '2016-01-01'].map((day) => homeOn({ homes }, day))).toEqual(['an-sinh', 'an-sinh', 'binh-khe']);
  });
});
