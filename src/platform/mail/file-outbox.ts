import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { composed } from './compose';
import { Mailer, MailNotTaken, type Mail } from './mailer';

/** A letter a file, in a folder that only its owner reads: for looking at, or for another program to send. */
export class FileOutbox extends Mailer {
  readonly place: string;
  private readonly writer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

  constructor(
    private readonly folder: string,
    private readonly from: string,
  ) {
    super();
    this.place = folder;
  }

  override async forget(addresses: readonly string[]): Promise<void> {
    if (addresses.length === 0 || !existsSync(this.folder)) return;
    for (const name of await readdir(this.folder)) {
      const path = join(this.folder, name);
      const letter = await readFile(path).catch(() => null);
      if (letter !== null && addresses.some((address) => letter.includes(address))) await rm(path, { force: true });
    }
  }

  /** The same letter again takes the place of the first. */
  async send(mail: Mail): Promise<void> {
    try {
      const { message } = await this.writer.sendMail(composed(mail, this.from));
      if (!Buffer.isBuffer(message)) throw new TypeError('the letter was not written into memory');
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      const path = join(this.folder, `${mail.id}.eml`);
      await writeFile(`${path}.tmp`, message, { mode: 0o600 });
      await rename(`${path}.tmp`, path);
    } catch (error) {
      throw new MailNotTaken(`${this.folder}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  }
}
