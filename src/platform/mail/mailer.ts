/** One letter to one person. */
export interface Mail {
  /** Stays the same when it is sent again: whoever gets it twice can tell. Letters, digits and dashes. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly date: Date;
}

/** Where letters go. */
export abstract class Mailer {
  /** For operators to read; holds no secret. */
  abstract readonly place: string;
  /** Resolves when it has been taken over. Throws MailRefused, MailNotTaken. */
  abstract send(mail: Mail): Promise<void>;
  /** Leaves nothing of letters to these addresses where they lie still; what was handed over is out of reach. */
  forget(_addresses: readonly string[]): Promise<void> {
    return Promise.resolve();
  }
  close(): void {}
}

/** For good: this address does not take this letter. */
export class MailRefused extends Error {}
/** For now: nobody took it, or nobody said so. */
export class MailNotTaken extends Error {}
