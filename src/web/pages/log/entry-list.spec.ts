import type { Entry } from '../../log/entry';
import { runsOf } from './entry-list';

const entry = (stream: string, logSize: number): Entry => ({ stream, logSize }) as Entry;
const told = (...streams: string[]): string[] => runsOf(streams.map(entry)).map((run) => run.map(({ stream }) => stream).join('+'));

it('seals that follow each other are told together, everything else by itself and in its place', () => {
  expect(told('seal', 'seal', 'seal', 'figure-a', 'figure-b', 'seal', 'seal')).toEqual([
    'seal+seal+seal',
    'figure-a',
    'figure-b',
    'seal',
    'seal',
  ]);
  expect(told()).toEqual([]);
});
