import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type BuildOptions, type Plugin } from 'esbuild';

const NAMES = { script: 'kiem-chung.mjs', page: 'kiem-chung.html', sums: 'SHA256SUMS' } as const;

/** Makes the verifier's two files, each of which needs nothing else, and their hashes. `root`: of the repository. */
export async function bundleVerifier(root: string, folder: string): Promise<void> {
  const sources = join(root, 'src', 'verifier');
  const script = await bundled(root, {
    entryPoints: [join(sources, 'node', 'main.ts')],
    platform: 'node',
    target: 'node20',
    format: 'esm',
    banner: { js: '#!/usr/bin/env node\n// Bộ kiểm chứng hồ sơ Hiếu học. Apache-2.0.' },
    plugins: [replacing(root, { './signatures': 'signatures.any-node.ts', './sha256': 'sha256.any-node.ts' })],
  });
  const code = await bundled(root, {
    entryPoints: [join(sources, 'page', 'main.ts')],
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    plugins: [replacing(root, { './signatures': 'signatures.noble.ts', './sha256': 'sha256.noble.ts' })],
  });
  const page = pageOf(join(sources, 'page'), code);
  mkdirSync(folder, { recursive: true });
  const files = [
    [NAMES.script, script],
    [NAMES.page, page],
  ] as const;
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, NAMES.sums), files.map(([name, text]) => `${digest(text, 'hex')}  ${name}\n`).join(''));
}

/** Readable as it was written: whoever takes it home may want to read it. */
async function bundled(root: string, options: BuildOptions): Promise<string> {
  const { outputFiles } = await build({
    ...options,
    inject: [join(root, 'src', 'verifier', 'bundle', 'old-engines.js')],
    tsconfig: join(root, 'tsconfig.json'),
    absWorkingDir: root,
    bundle: true,
    write: false,
    charset: 'utf8',
    legalComments: 'inline',
    treeShaking: true,
    logLevel: 'silent',
  });
  return outputFiles?.[0]?.text ?? '';
}

/**
 * The primitives of libs/transparency-log are two files; others stand in their place. Libraries do nothing by being loaded, so what is not
 * used of them is left out: a page that held on to what makes keys or ids would not load for want of Node.
 */
function replacing(root: string, others: Readonly<Record<string, string>>): Plugin {
  const libraries = join(root, 'libs');
  return {
    name: 'primitives',
    setup(bundle) {
      bundle.onResolve({ filter: /^(\.|@hieuhoc\/)/ }, async ({ path, importer, resolveDir, kind, pluginData }) => {
        if (pluginData === RESOLVING || !(path.startsWith('@') || importer.startsWith(libraries))) return undefined;
        const other = importer.startsWith(join(libraries, 'transparency-log')) ? others[path] : undefined;
        if (other !== undefined) return { path: join(root, 'src', 'verifier', 'crypto', other) };
        const found = await bundle.resolve(path, { importer, resolveDir, kind, pluginData: RESOLVING });
        return { path: found.path, errors: found.errors, sideEffects: false };
      });
      bundle.onResolve({ filter: /^node:crypto$/ }, ({ path }) => ({ path, external: true, sideEffects: false }));
    },
  };
}

const RESOLVING = 'resolving';

function pageOf(folder: string, code: string): string {
  const style = ['style.css', 'result.css', 'media.css'].map((name) => `\n${readFileSync(join(folder, name), 'utf8')}`).join('');
  const script = `\n${code}`;
  const policy = `default-src 'none'; script-src ${source(script)}; style-src ${source(style)}; base-uri 'none'; form-action 'none'`;
  return readFileSync(join(folder, 'page.html'), 'utf8')
    .replace('{{policy}}', () => policy)
    .replace('<style></style>', () => `<style>${style}</style>`)
    .replace('<script></script>', () => `<script>${script}</script>`);
}

const source = (text: string): string => `'sha256-${digest(text, 'base64')}'`;
const digest = (text: string, as: 'hex' | 'base64'): string => createHash('sha256').update(text).digest(as);
