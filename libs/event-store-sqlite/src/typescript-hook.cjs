/* Lets a worker thread run TypeScript from source, in tests and benchmarks. Only @swc/core is loaded, which the main thread of both has
   loaded before: a native addon that lives in a worker alone is unloaded with it and cannot be loaded again. */
/* oxlint-disable no-underscore-dangle -- the names are Node's */
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { join } = require('node:path');
const { transformSync } = require('@swc/core');

const libs = join(__dirname, '..', '..');
const options = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    target: 'es2024',
    keepClassNames: true,
  },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
  swcrc: false,
};
Module._extensions['.ts'] = (module, filename) => {
  module._compile(transformSync(readFileSync(filename, 'utf8'), { ...options, filename }).code, filename);
};
const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  const lib = /^@hieuhoc\/([a-z-]+)$/.exec(request)?.[1];
  return resolve.call(this, lib === undefined ? request : join(libs, lib, 'src', 'index.ts'), ...rest);
};
