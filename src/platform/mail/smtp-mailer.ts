import { createTransport, type Transporter } from 'nodemailer';
import { composed } from './compose';
import { Mailer, MailNotTaken, MailRefused, type Mail } from './mailer';
import type { SmtpSettings } from './smtp-settings';

export interface SmtpPatience {
  /** To connect, to be greeted, and between two signs of life. */
  readonly stepMs: number;
  /** For a whole letter, whatever the server does. */
  readonly letterMs: number;
}

const PATIENCE: SmtpPatience = { stepMs: 10_000, letterMs: 60_000 };

/** A mail server, spoken to by one connection at a time. */
export class SmtpMailer extends Mailer {
  readonly place: string;
  private readonly transport: Transporter;

  constructor(
    settings: SmtpSettings,
    private readonly from: string,
    private readonly patience: SmtpPatience = PATIENCE,
  ) {
    super();
    const { host, port, secure } = settings;
    this.place = `${secure ? 'smtps' : 'smtp'}://${host}:${port}`;
    const { stepMs } = patience;
    this.transport = createTransport({
      ...settings,
      pool: true,
      maxConnections: 1,
      connectionTimeout: stepMs,
      greetingTimeout: stepMs,
      socketTimeout: stepMs,
      dnsTimeout: stepMs,
      tls: { minVersion: 'TLSv1.2' },
    });
  }

  async send(mail: Mail): Promise<void> {
    try {
      await this.transport.sendMail({ ...composed(mail, this.from), signal: AbortSignal.timeout(this.patience.letterMs) });
    } catch (error) {
      throw isForGood(error) ? new MailRefused(told(error), { cause: error }) : new MailNotTaken(told(error), { cause: error });
    }
  }

  override close(): void {
    this.transport.close();
  }
}

/** What the server says of this letter; a wrong password says nothing of it. */
function isForGood(error: unknown): boolean {
  const [code, response] = [fieldOf(error, 'code'), fieldOf(error, 'responseCode')];
  return typeof response === 'number' && response >= 500 && response < 600 && (code === 'EENVELOPE' || code === 'EMESSAGE');
}

const fieldOf = (error: unknown, name: string): unknown =>
  typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;

/** Without addresses: what is told goes to the journal and to the metrics' readers. */
function told(error: unknown): string {
  const parts = [fieldOf(error, 'code'), fieldOf(error, 'responseCode'), fieldOf(error, 'command')];
  const known = parts.filter((part) => typeof part === 'string' || typeof part === 'number');
  return known.length > 0 ? known.join(' ') : error instanceof Error ? error.name : 'unknown';
}
