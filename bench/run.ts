import { spawnSync } from 'node:child_process';
import { benches } from './benches';
import { report } from './lib/report';

/**
 * `run.ts` runs every benchmark, `run.ts <name>…` these: each in a process of its own, so that none inherits another's memory or threads.
 * `run.ts --here <name>` is that process.
 */
async function main(args: readonly string[]): Promise<number> {
  const [first, ...rest] = args;
  const names = first === '--here' ? rest : args;
  const unknown = names.find((name) => !benches.some((bench) => bench.name === name));
  if (unknown !== undefined) {
    console.error(`no benchmark is called ${unknown}; there are: ${benches.map((bench) => bench.name).join(', ')}`);
    return 2;
  }
  const chosen = benches.filter((bench) => names.length === 0 || names.includes(bench.name));
  if (first === '--here') {
    for (const bench of chosen) report(bench, await bench.run());
    return 0;
  }
  const statuses = chosen.map(
    ({ name }) => spawnSync(process.execPath, [...process.execArgv, __filename, '--here', name], { stdio: 'inherit' }).status ?? 1,
  );
  return Math.max(0, ...statuses);
}

void main(process.argv.slice(2)).then((status) => {
  process.exitCode = status;
});
