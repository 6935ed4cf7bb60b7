import { LogClock } from './log-clock';

const now = Date.parse('2026-01-01T00:00:00.000Z');
const at = (ms: number): string => new Date(now + ms).toISOString();
const clock = (): LogClock => new LogClock(() => now);

it('keeps the latest time seen, and who stamped it', () => {
  const log = clock();
  log.saw(at(0), true);
  log.saw(at(-5), false);
  expect([log.latest, log.latestIsByServer]).toEqual([at(0), true]);
  log.saw(at(5), false);
  expect([log.latest, log.latestIsByServer]).toEqual([at(5), false]);
});

it.each([
  ['nothing seen yet', '', true, false],
  ['the server’s own last stamp', at(0), true, false],
  ['a server a moment ahead of us', at(900), true, false],
  ['a server whose clock was set back since', at(1_001), true, true],
  ['a carried time of long ago', at(-86_400_000), false, false],
  ['a carried time of just now', at(-900), false, true],
  ['a carried time still to come', at(60_000), false, true],
])('%s', (_name, time, byServer, ahead) => {
  expect(clock().isAhead(time, byServer)).toBe(ahead);
});
