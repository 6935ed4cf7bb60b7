import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Config } from '../../src/platform/config/config';
import { copiedFromTheRepository, read, ROOT, stagesOf } from './dockerfile.fixture';

const stages = stagesOf(read('docker/Dockerfile'));
const last = stages.at(-1) ?? [];
const of = (name: string, stage = last): string[] => stage.filter((one) => one.name === name).map(({ text }) => text);
const packageJson = JSON.parse(read('package.json'));

describe('the Dockerfile', () => {
  it('builds on one pinned image, of the Node that the repository pins', () => {
    const images = stages.map((stage) => of('FROM', stage)[0]?.split(' ')[0]);
    expect(new Set(images)).toEqual(new Set([`node:${packageJson.devDependencies.node}-bookworm-slim`]));
  });

  it('copies only what is there', () => {
    const copied = copiedFromTheRepository(stages);
    expect(copied).toContain('src');
    expect(copied.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('copies only what .dockerignore lets through, and that lets nothing else through', () => {
    const [everything, ...rules] = read('.dockerignore')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(everything).toBe('*');
    const through = rules.filter((rule) => rule.startsWith('!')).map((rule) => rule.slice(1));
    expect(through.toSorted()).toEqual([...new Set(copiedFromTheRepository(stages))].toSorted());
  });

  it('copies from stages that exist', () => {
    const names = stages.map((stage) => / AS (\S+)$/.exec(of('FROM', stage)[0] ?? '')?.[1]);
    for (const copy of stages.flatMap((stage) => of('COPY', stage)).filter((text) => text.startsWith('--from=')))
      expect(names).toContain(/^--from=(\S+)/.exec(copy)?.[1]);
  });

  it('has production packages alone in the last stage', () => {
    const packages = of('COPY').find((text) => text.includes('node_modules'));
    expect(packages).toMatch(/^--from=packages /);
    const stage = stages.find((one) => of('FROM', one)[0]?.endsWith(' AS packages')) ?? [];
    expect(of('RUN', stage)).toEqual([expect.stringContaining('--omit=dev')]);
    expect(of('RUN').join(' ')).not.toContain('npm');
  });

  it('runs as nobody special, on a volume that this user owns', () => {
    expect(of('USER')).toEqual(['node']);
    const [volume] = of('VOLUME');
    expect(of('RUN')).toEqual([expect.stringContaining(`chown node:node ${volume}`)]);
    expect(of('ENV').join(' ')).toContain(`HIEUHOC_DATA=${volume}`);
  });

  it('asks itself whether it is ready, without a tool that the image has not', () => {
    const [check] = of('HEALTHCHECK');
    const command: unknown = JSON.parse(/CMD (\[.*\])$/.exec(check ?? '')?.[1] ?? 'null');
    expect(command).toEqual(['node', '-e', expect.stringContaining('/health/ready')]);
  });

  it('starts what the build makes', () => {
    expect(of('CMD')).toEqual(['["node", "dist/src/main.js"]']);
    expect(JSON.parse(read('nest-cli.json'))).toMatchObject({ entryFile: 'src/main' });
  });

  it('sets only names that the configuration knows', () => {
    const names = of('ENV')
      .flatMap((text) => text.split(' '))
      .map((pair) => pair.split('=')[0]);
    expect(names.filter((name) => name !== 'NODE_ENV' && !(name !== undefined && name in new Config()))).toEqual([]);
  });
});
