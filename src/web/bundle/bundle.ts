import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build, type BuildOptions, type OutputFile } from 'esbuild';
import { PurgeCSS } from 'purgecss';
import { compile } from 'sass';
import { ADDRESS, MANIFEST, type Manifest } from '../assets/manifest';

const PACKED = /\.(css|js)$/;

/** Makes what pages load: one style sheet, one script, the fonts, each under the hash of what is in it. `root`: of the repository. */
export async function bundleAssets(root: string, folder: string): Promise<void> {
  const style = await bundled(root, {
    stdin: { contents: await styleOf(root), loader: 'css', resolveDir: join(root, 'node_modules'), sourcefile: 'hieu-hoc.css' },
    loader: { '.woff2': 'file' },
  });
  const script = await bundled(root, {
    entryPoints: { 'hieu-hoc': join(root, 'src', 'web', 'browser', 'main.ts') },
    tsconfig: join(root, 'src', 'web', 'browser', 'tsconfig.json'),
    // What is loaded later is a file of its own.
    format: 'esm',
    splitting: true,
    target: 'es2022',
  });
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const files = [...style, ...script];
  for (const file of files) keep(folder, file);
  writeFileSync(join(folder, MANIFEST), `${JSON.stringify(manifestOf(files), null, 2)}\n`);
}

/** Made of parts, their sizes and states: no source has the whole name. */
const COMPOSED = [/^hh-/, /^govuk-input--width-/];

/** Of what the components bring, only what some page names. */
async function styleOf(root: string): Promise<string> {
  const { css } = compile(join(root, 'src', 'web', 'styles', 'main.scss'), { loadPaths: [root], quietDeps: true, style: 'compressed' });
  const [used] = await new PurgeCSS().purge({
    content: [join(root, 'src', 'web', '**', '*.{ts,tsx}')],
    css: [{ raw: css }],
    safelist: { greedy: COMPOSED },
  });
  return used?.css ?? css;
}

async function bundled(root: string, options: BuildOptions): Promise<readonly OutputFile[]> {
  const { outputFiles } = await build({
    ...options,
    absWorkingDir: root,
    outdir: '/',
    publicPath: ADDRESS,
    entryNames: 'hieu-hoc-[hash]',
    assetNames: '[name]-[hash]',
    chunkNames: 'sau-[hash]',
    bundle: true,
    minify: true,
    write: false,
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
  });
  return outputFiles ?? [];
}

/** Beside what is worth it, the same packed: a page on a slow line loads a quarter. */
function keep(folder: string, { path, contents }: OutputFile): void {
  const file = join(folder, basename(path));
  writeFileSync(file, contents);
  if (!PACKED.test(file)) return;
  const bytes = readFileSync(file);
  writeFileSync(`${file}.br`, brotliCompressSync(bytes));
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
}

function manifestOf(files: readonly OutputFile[]): Manifest {
  const names = files.map(({ path }) => basename(path));
  const one = (ending: string): string => {
    const found = names.find((name) => name.startsWith('hieu-hoc-') && name.endsWith(ending));
    if (found === undefined) throw new Error(`nothing was made that ends in ${ending}`);
    return `${ADDRESS}${found}`;
  };
  return { style: one('.css'), script: one('.js') };
}
