import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AreasService } from '../../areas';
import type { EvidenceService } from '../../evidence';
import { FiguresService } from '../../figures';
import { IndicatorsService, type IndicatorInput } from '../../indicators';
import { Commands } from '../../platform/commands/commands';
import { figuresFormOf } from './figures-form';
import { FiguresImports } from './figures-imports.service';

const HEAD = 'indicator,area,period,value';
const LINES = Array.from({ length: 6 }, (_, row) => `lop,xa,201${row}-H1,${10 + row}`);
const context = { actor: 'can-bo-1', correlationId: 'c', now: new Date('2016-07-10T02:00:00Z') };

describe('a file of figures that is interrupted', () => {
  const directory = mkdtempSync(join(tmpdir(), 'hieu-hoc-'));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  it('is begun, says so, and sent again writes only what is missing', async () => {
    const store = await openSqliteEventStore({ path: join(directory, 'log.db') });
    const commands = new Commands(store);
    const [areas, indicators] = [new AreasService(commands), new IndicatorsService(commands)];
    await areas.establish([{ id: 'xa', name: 'Xã', level: 'commune', kind: 'xã', parent: null, from: '2000-01-01' }], context);
    const lop: IndicatorInput = {
      code: 'lop',
      name: 'Lớp',
      definition: 'Số lớp',
      unit: 'lớp',
      measure: 'count',
      periods: ['half-year'],
      reportedAt: ['commune'],
    };
    await indicators.define(lop, context);
    const figures = new FiguresService(commands, areas, indicators);
    let kept = 0;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a store of files that only counts them
    const evidence = { add: () => Promise.resolve({ facts: { ref: `tep-${++kept}` } }) } as unknown as EvidenceService;
    const imports = (over: FiguresService): FiguresImports =>
      new FiguresImports({
        commands,
        figures: over,
        indicators,
        evidence,
        access: undefined,
        fingerprint: (parts) => [...parts].join('|').length.toString(),
      });
    const form = figuresFormOf([HEAD, ...LINES].join('\n'), undefined, { kind: 'figures' });

    let written = 0;
    const failing = Object.assign(Object.create(figures) as FiguresService, {
      report: (...said: Parameters<FiguresService['report']>) =>
        ++written > 3 ? Promise.reject(new Error('mất điện')) : figures.report(...said),
    });
    await expect(imports(failing).run(form, context, null)).rejects.toThrow('mất điện');
    const again = await imports(figures).run(form, context, null);
    expect(again.outcomes.map((one) => `${one.row} ${one.outcome}${'repeated' in one ? ' repeated' : ''}`)).toEqual([
      '2 recorded repeated',
      '3 recorded repeated',
      '4 recorded repeated',
      '5 recorded',
      '6 recorded',
      '7 recorded',
    ]);
    const events = (await store.readAll({ after: null })).events.filter(({ type }) => /^(Figure|Import)/.test(type));
    expect(events.map(({ type }) => type)).toEqual(['ImportStarted', ...LINES.map(() => 'FigureReported'), 'ImportCompleted']);
    expect(new Set(events.flatMap(({ data }) => data['evidence'] ?? []))).toEqual(new Set(['tep-1']));
    expect(kept).toBe(1);
    expect(await imports(figures).run(form, context, null)).toMatchObject({
      outcomes: again.outcomes.map(({ row }) => ({ row, repeated: true })),
    });
    await store.close();
  });
});
