import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { read, ROOT } from './dockerfile.fixture';

const SPECIFIER = /(?:\bfrom |\bimport |import\(|require\()'([a-z@][\w@/.:-]*)'/g;
/** What makes the verifier's files and those that pages load runs with the build, where every package is; a page's script runs in a browser. */
const isRunning = (path: string): boolean =>
  /\.tsx?$/.test(path) &&
  !/^src\/verifier\/(bundle|crypto|page)\/|^src\/web\/(bundle|browser)\/|(\.spec|\.fixture|testing)\.tsx?$|\/testing\/|event-store-contract/.test(
    path,
  );

/** Packages that the sources of the application name, tests and their helpers left out. */
function packagesNamed(): Set<string> {
  const files = ['src', 'libs'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  );
  const names = new Set<string>();
  for (const path of files.filter(isRunning)) {
    for (const [, specifier = ''] of readFileSync(join(ROOT, path), 'utf8').matchAll(SPECIFIER)) {
      if (specifier.startsWith('@hieuhoc/') || isBuiltin(specifier)) continue;
      names.add(specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/'));
    }
  }
  return names;
}

describe('an image with production packages alone', () => {
  it('has every package that the sources name', () => {
    const { dependencies } = JSON.parse(read('package.json'));
    const named = packagesNamed();
    expect(named).toContain('commander');
    // Express comes with Nest's platform; only its types and its text parser are named here.
    expect([...named].filter((name) => !(name in dependencies) && name !== 'express')).toEqual([]);
  });
});
