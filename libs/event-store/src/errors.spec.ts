import * as errors from './errors';

const all: errors.DomainError[] = [
  new errors.WrongExpectedRevision('figure-x', 3n, 'no_stream'),
  new errors.EventTooLarge('figure-x', 2_000_000, 1_048_576),
  new errors.EmptyAppend('figure-x'),
  new errors.NotCanonicalizable('NaN'),
  new errors.MalformedEvent('type', '', 'a name'),
  new errors.MalformedPosition('x'),
  new errors.RecordedAtGoesBack('2015-01-01T00:00:00.000Z', '2016-01-01T00:00:00.000Z'),
  new errors.StoreUnavailable('no answer'),
  new errors.StoreClosed(),
  new errors.StoreFailed('disk I/O error'),
  new errors.StoreDamaged('log.db', { en: 'the file is empty', vi: 'tệp trống' }),
  new errors.StoreLocked('log.db'),
  new errors.StoreOutdated('log.db', 1),
];

describe('errors of the store', () => {
  it.each(all.map((error) => [error.name, error] as const))('%s has a code, and says in both languages what to do', (name, error) => {
    expect(error).toBeInstanceOf(Error);
    expect(error.code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(error.constructor.name).toBe(name);
    expect(error.message).toMatch(/[:.,;] /);
    expect(error.messageVi).toMatch(/Hãy|Chỉ/);
    expect(error.messageVi).toBe(error.messageVi.normalize('NFC'));
  });

  it('codes are different', () => {
    expect(new Set(all.map((error) => error.code)).size).toBe(all.length);
  });

  it('facts can be written as JSON', () => {
    for (const error of all) expect(() => JSON.stringify(error.facts)).not.toThrow();
  });
});
