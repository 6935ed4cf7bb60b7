import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { MailLog } from './mail-log';

let directory: string;
let now: Date;
const open: MailLog[] = [];
const path = (): string => join(directory, 'mail.db');
const openLog = (): MailLog => {
  const log = MailLog.open(path(), () => now);
  open.push(log);
  return log;
};
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'hieu-hoc-mail-'));
  now = new Date('2015-07-08T00:00:00Z');
});
afterEach(() => {
  for (const log of open.splice(0)) log.close();
  rmSync(directory, { recursive: true, force: true });
});
const DAY = '2015-07-08';

describe('what was sent', () => {
  it('is claimed by one of two processes, and known to the other when it is settled', () => {
    const [one, other] = [openLog(), openLog()];
    expect([one.claim('a', DAY, ['k1']), other.claim('a', DAY, ['k1'])]).toEqual([true, false]);
    one.settle('a', DAY, ['k1'], 'sent');
    expect(other.news('a', ['k1', 'k2'])).toEqual(['k2']);
    expect(other.news('b', ['k1'])).toEqual(['k1']);
    expect([other.isOpen('a', DAY), other.claim('a', DAY, ['k2'])]).toEqual([false, false]);
  });
  it('is tried again when it failed, and when whoever claimed it died over it', () => {
    const log = openLog();
    log.claim('a', DAY, ['k1']);
    log.settle('a', DAY, ['k1'], 'failed', 'ETIMEDOUT');
    expect([log.news('a', ['k1']), log.isOpen('a', DAY), log.counts(DAY).failed]).toEqual([['k1'], true, 1]);
    expect(log.claim('a', DAY, ['k1'])).toBe(true);
    now = new Date(now.getTime() + 9 * 60_000);
    expect(openLog().claim('a', DAY, ['k1'])).toBe(false);
    now = new Date(now.getTime() + 2 * 60_000);
    expect(openLog().claim('a', DAY, ['k1'])).toBe(true);
  });
  it('refused for good, it is not tried again', () => {
    const log = openLog();
    log.claim('a', DAY, ['k1']);
    log.settle('a', DAY, ['k1'], 'refused', 'EENVELOPE 550');
    expect([log.news('a', ['k1']), log.isOpen('a', DAY)]).toEqual([[], false]);
  });
  it('is remembered over a restart, for longer than any reminder stands, and not for ever', () => {
    const log = openLog();
    log.claim('a', DAY, ['k1']);
    log.settle('a', DAY, ['k1'], 'sent');
    log.finish(DAY);
    const again = openLog();
    expect([again.isFinished(DAY), again.isFinished('2015-07-09'), again.news('a', ['k1'])]).toEqual([true, false, []]);
    now = new Date('2016-07-01T00:00:00Z');
    again.finish('2016-07-01');
    expect(again.news('a', ['k1'])).toEqual([]);
    now = new Date('2017-07-01T00:00:00Z');
    again.finish('2017-07-01');
    expect(again.news('a', ['k1'])).toEqual(['k1']);
  });
  it('is for its owner alone, and another program’s file is refused', () => {
    openLog();
    expect(statSync(path()).mode & 0o777).toBe(0o600);
    const other = new DatabaseSync(join(directory, 'other.db'));
    other.exec('create table theirs (x)');
    other.close();
    expect(() => MailLog.open(join(directory, 'other.db'), () => now)).toThrow('not a mail log');
  });
});
