import 'reflect-metadata';
import type { INestApplication } from '@nestjs/common';
import type { EventStore } from '@hieuhoc/event-store';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import helmet from 'helmet';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { AppModule } from './app.module';
import { logOrigins } from './backup/log-origins';
import { requireWholeRestore } from './backup/restore-folder';
import { AccessStores } from './platform/access/sign-in';
import { OpenStreams } from './feed/open-streams';
import { DailySeals } from './history';
import { isImport, XLSX } from './imports';
import type { Config } from './platform/config/config';
import { makeDataFolder, openToOthers } from './platform/data-folder';
import { logPlace, openLog, type LogPlace } from './platform/event-store/open-log';
import { Drafts } from './platform/drafts';
import { openEvidence } from './platform/evidence';
import { Metrics } from './platform/health/metrics';
import { watchSealing } from './platform/health/seal-metrics';
import { SIMULATED_CLOCK } from './platform/http/command-context';
import { bodyGuard, ofTheApi } from './platform/http/body-guard';
import { describeApi } from './platform/http/openapi/describe';
import { ProblemFilter } from './platform/http/problem.filter';
import { validationPipe } from './platform/http/validation';
import { openMail } from './platform/mail';
import { DailyMails, watchMails } from './reminders';
import type { Platform } from './platform/platform.module';
import { ProjectionHost } from './platform/projections';
import { openReadModels } from './platform/read-db';
import { Sealing } from './platform/sealing';
import { openAnchors } from './platform/sealing/open-anchors';
import { openSigner } from './platform/sealing/open-signer';
import type { Clock } from './platform/time/clock';
import { openVault } from './platform/vault';
import { Warming, watchWarming } from './status';
import { verifierFiles } from './verifier/served';
import { serveAssets } from './web/assets/serve-assets';
import { BrowserFilter } from './web/http/browser.filter';

const BODY_LIMIT = '1mb';
/** A list of tens of thousands comes whole. */
const IMPORT_LIMIT = '32mb';
/** Ten thousand figures. */
const WORKBOOK_LIMIT = '4mb';
const isOf = ({ headers }: IncomingMessage, type: string): boolean => headers['content-type']?.includes(type) ?? false;

/** Opens the log and the read models; nothing is served yet. */
export async function openPlatform(config: Config, log: Logger, clock?: Clock): Promise<Platform> {
  requireWholeRestore(config.HIEUHOC_DATA);
  openDataFolder(config.HIEUHOC_DATA, log);
  const place = logPlace(config);
  const onFatal = (error: Error): void => {
    log.fatal({ err: error }, 'the log cannot be written any more; the process ends so that nothing is acknowledged that is not stored');
    process.exit(70);
  };
  const store = await openLog(place, { onFatal });
  const opened: { close(): unknown }[] = [store];
  const readDatabase = join(config.HIEUHOC_DATA, 'read.db');
  const composition = {
    module: join(__dirname, 'projections.registry'),
    exportName: 'composeProjections',
    settings: { log: JSON.stringify(place), readDatabase },
  };
  const host = new ProjectionHost({
    composition,
    onFailure: (error) => log.error({ err: error }, 'the projections stopped; they start again'),
  });
  try {
    const vault = openVault(config);
    opened.push(vault);
    const signIn = AccessStores.open(config, clock);
    opened.push(signIn);
    const mail = openMail(config, clock);
    opened.push(mail);
    const drafts = Drafts.open(join(config.HIEUHOC_DATA, 'drafts.db'), clock);
    opened.push(drafts);
    const evidence = openEvidence(config);
    const sealing = openSealing(config, place, store, log);
    opened.push(sealing);
    await host.start();
    return {
      store,
      host,
      vault,
      read: openReadModels(readDatabase),
      access: signIn.mode,
      signIn,
      mail,
      drafts,
      sealing,
      evidence,
      places: { log: place, readDatabase, folder: config.HIEUHOC_DATA },
      ...(clock && { clock }),
    };
  } catch (error) {
    for (const one of opened.toReversed()) await one.close();
    throw error;
  }
}

function openDataFolder(folder: string, log: Logger): void {
  makeDataFolder(folder);
  const mode = openToOthers(folder);
  if (mode !== null) log.warn({ folder, mode }, 'others on this machine may read the data folder or enter it: chmod 700');
}

/** Nothing is sealed before `sealing.start`, which a server does when it serves. */
const openSealing = (config: Config, place: LogPlace, store: EventStore, log: Logger): Sealing =>
  Sealing.open(config.HIEUHOC_DATA, place, {
    onAlarm: (error) => log.error({ err: error }, 'the log is not the one that was sealed or signed; nothing more is signed'),
    onTrouble: (error) => log.warn({ err: error }, 'the log is not signed for now; it is tried again'),
    origins: logOrigins(store),
  });

/**
 * What a server does beside answering, once it listens: letters are written, what overviews rest on is made ready, and the log is sealed, and
 * signed by the configured signer or one of this server's own.
 */
export function startBeside(app: INestApplication, platform: Platform, config: Config, log: Logger): void {
  app.get(DailyMails).start(log);
  app.get(Warming).start(log);
  platform.sealing.start(openSigner(config, log), openAnchors(config, platform.sealing, log));
  app.get(DailySeals).start(log);
}

/** The application over an opened platform, ready to listen. */
export async function createApp(platform: Platform, log: Logger): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.over(platform, log), {
    logger: false,
    bodyParser: false,
    abortOnError: false,
  });
  const metrics = new Metrics(platform.store, platform.host, app.get(OpenStreams));
  watchMails(metrics.registry, platform.mail, app.get(DailyMails), platform.clock);
  watchSealing(metrics.registry, platform.sealing);
  watchWarming(metrics.registry, app.get(Warming));
  app.use(metrics.middleware());
  app.use('/metrics', metrics.handler());
  app.use(helmet({ contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } } }));
  app.use(verifierFiles());
  app.use(serveAssets());
  // Pages alone: an office far away waits for the line. Streams and files go as they are.
  app.use(compression({ filter: (_, response) => String(response.getHeader('Content-Type')).startsWith('text/html') }));
  app.set('query parser', 'simple');
  app.set('etag', false);
  if (platform.signIn.proxies.length > 0) app.set('trust proxy', platform.signIn.proxies);
  if (platform.clock !== undefined) app.set(SIMULATED_CLOCK, platform.clock);
  // Before the others: a body is read once.
  app.useBodyParser('json', { limit: IMPORT_LIMIT, strict: false, type: (request) => isImport(request) && isOf(request, 'json') });
  app.useBodyParser('text', { limit: IMPORT_LIMIT, type: (request) => isImport(request) && isOf(request, 'text/csv') });
  app.useBodyParser('raw', { limit: WORKBOOK_LIMIT, type: (request) => isImport(request) && isOf(request, XLSX) });
  app.useBodyParser('json', { limit: BODY_LIMIT, strict: false, type: (request) => !isImport(request) && isOf(request, 'json') });
  app.useBodyParser('text', { type: ['application/yaml', 'text/yaml', 'application/x-yaml'], limit: BODY_LIMIT });
  // Forms of pages; a sheet of a commune has some hundred fields.
  app.useBodyParser('urlencoded', {
    extended: false,
    limit: BODY_LIMIT,
    parameterLimit: 5_000,
    type: (request) => !ofTheApi(request) && isOf(request, 'urlencoded'),
  });
  app.use(bodyGuard());
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new BrowserFilter(new ProblemFilter(log)));
  app.enableShutdownHooks();
  describeApi(app);
  return app;
}
