import type { INestApplication } from '@nestjs/common';
import type { ProjectionStatus } from '@hieuhoc/projections';
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { AccountsService, ADMINISTRATORS, CredentialsService } from '../../accounts';
import { PlanPermission } from '../../plans';
import { readPlanDocument } from '../../plans/document';
import { PlanDocumentMalformed } from '../../plans/plan.requests';
import { PlansService } from '../../plans/plans.service';
import { formOf, ImportsService, viewOf } from '../../imports';
import { Access } from '../../platform/access/access';
import { Actors, type AccessMode } from '../../platform/access/actors';
import { AccessStores } from '../../platform/access/sign-in';
import type { Config } from '../../platform/config/config';
import { MalformedRequest } from '../../platform/http/errors';
import type { Platform } from '../../platform/platform.module';
import { ReminderMails } from '../../reminders';
import { createApp, openPlatform } from '../../server';
import type { ListFile } from './list-file';
import type { PlanFile } from './plan-file';
import { whenStopped } from './when-stopped';
import type { Issued, ListImported, Writer } from './writer';

/** Long enough to read a long log into empty read models; one that has stopped is told at once. */
const PATIENCE_MS = 24 * 3_600_000;

/** The application itself, without its port: the log's lock is held, the read models follow, the services are the same. */
export class LocalWriter implements Writer {
  private constructor(
    private readonly platform: Platform,
    private readonly app: INestApplication,
  ) {}

  /** Throws StoreLocked where another process writes, and whatever a server would refuse to start for. */
  static async open(config: Config, log: Logger): Promise<LocalWriter> {
    const opened = await openPlatform(config, log);
    const platform = { ...opened, access: config.HIEUHOC_ACCESS ?? (await modeOf(opened)) };
    const app = await createApp(platform, log);
    await app.init();
    return new LocalWriter(platform, app);
  }

  async issue({ format, text }: PlanFile, actor: string): Promise<Issued> {
    const { document, problems } = readPlanDocument(text, format);
    if (document === null) throw new PlanDocumentMalformed(problems);
    const context = { actor, correlationId: randomUUID(), now: new Date() };
    await this.app.get(PlanPermission).requireIssue(await this.app.get(Actors).required(actor), document);
    const { revision, created } = await this.app.get(PlansService).issue(document, context);
    return { plan: document.plan, revision: Number(revision), created };
  }

  async importList({ format, text, head }: ListFile, actor: string, dryRun: boolean): Promise<ListImported> {
    const context = { actor, correlationId: randomUUID(), now: new Date() };
    const identity = await this.app.get(Actors).required(actor);
    await this.app.get(Access).requireSomewhere(identity, 'import.run');
    const form = formOf(format === 'csv' ? text : parsed(text), head);
    const imports = this.app.get(ImportsService);
    return viewOf(await (dryRun ? imports.rehearse(form, context, identity) : imports.run(form, context, identity)), dryRun);
  }

  rebuild(name: string): Promise<void> {
    return this.platform.host.rebuild(name);
  }

  async skip(name: string, eventId: string): Promise<void> {
    await whenStopped(() => this.projections(), name);
    await this.platform.host.skip(name, eventId);
  }

  async projections(): Promise<readonly ProjectionStatus[]> {
    return (await this.platform.host.status()).projections;
  }

  /** Resolves when the read models show the whole log. Throws ReadModelStopped. */
  async caughtUp(): Promise<void> {
    const { position } = await this.platform.store.head();
    if (position !== null) await this.platform.host.whenReached(position, PATIENCE_MS);
  }

  /** The accounts and their ways in. */
  people(): { readonly accounts: AccountsService; readonly credentials: CredentialsService; readonly stores: AccessStores } {
    return { accounts: this.app.get(AccountsService), credentials: this.app.get(CredentialsService), stores: this.app.get(AccessStores) };
  }

  reminders(): ReminderMails {
    return this.app.get(ReminderMails);
  }

  get openPlatform(): Platform {
    return this.platform;
  }

  async close(): Promise<void> {
    await this.app.close();
  }
}

/** A log that nobody has ever administered is not run with accounts, whatever a server would make of it. */
async function modeOf({ store }: Platform): Promise<AccessMode> {
  return (await store.readStream(ADMINISTRATORS, { limit: 1 })).length > 0 ? 'accounts' : 'demo';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What the parser says quotes the text, and a list holds names.
    throw new MalformedRequest([{ field: 'tệp', message: 'không phải JSON hợp lệ; hãy kiểm tra dấu ngoặc, dấu phẩy' }]);
  }
}
