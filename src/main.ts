import { foundAdministrator } from './accounts';
import { BadConfiguration, readConfig } from './platform/config/config';
import { listen } from './platform/listen';
import { makeLogger } from './platform/logger';
import { createApp, openPlatform, startBeside } from './server';
import { loadSampleOnce } from './sample';
import { DomainError } from '@hieuhoc/event-store';

async function main(): Promise<void> {
  const config = readConfig(process.env);
  config.HIEUHOC_SAMPLE ||= process.argv.includes('--sample');
  const log = makeLogger(config.HIEUHOC_LOG_LEVEL);
  const platform = await openPlatform(config, log);
  if (config.HIEUHOC_SAMPLE) await loadSampleOnce(platform, say);
  const app = await createApp(platform, log);
  await foundAdministrator(app, say);
  const address = await listen(app, config);
  startBeside(app, platform, config, log);
  say(`Hiếu học đang chạy tại ${address}`);
  say('  Mở địa chỉ ấy bằng trình duyệt để bắt đầu.');
  say(`  Dành cho lập trình viên: ${address}/api/docs`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().catch((error: unknown) => {
  const sentence = error instanceof DomainError ? error.messageVi : error instanceof BadConfiguration ? error.message : null;
  process.stderr.write(`${sentence ?? (error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`);
  process.exit(1);
});
