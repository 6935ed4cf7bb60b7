import { writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BadConfiguration, readConfig } from './config';

const problemsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof BadConfiguration) return error.problems;
    throw error;
  }
  return [];
};

describe('configuration', () => {
  it('has a default for everything', () =>
    expect(readConfig({})).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
      HIEUHOC_DATA: './data',
      HIEUHOC_LOG_LEVEL: 'info',
      HIEUHOC_SAMPLE: false,
    }));

  it('says all that is wrong at once', () =>
    expect(problemsOf({ PORT: 'ba nghìn', HIEUHOC_EVENTSTORE_URL: 'http://kho', HIEUHOC_SAMPEL: 'true' })).toHaveLength(3));

  it('names the names that exist when one is misspelt', () => expect(problemsOf({ HIEUHOC_DAT: '/x' })[0]).toContain('HIEUHOC_DATA'));

  it('takes a secret from a file', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'config-')), 'url');
    writeFileSync(file, 'esdb://kho:2113?tls=true\n');
    expect(readConfig({ HIEUHOC_EVENTSTORE_URL_FILE: file }).HIEUHOC_EVENTSTORE_URL).toBe('esdb://kho:2113?tls=true');
    expect(problemsOf({ HIEUHOC_EVENTSTORE_URL_FILE: `${file}.gone` })[0]).toContain('không đọc được tệp');
  });
});
