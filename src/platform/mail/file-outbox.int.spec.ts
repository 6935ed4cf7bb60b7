import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileOutbox } from './file-outbox';
import { letter, readLetter } from './letters.fixture';
import { MailNotTaken } from './mailer';

let directory: string;
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'hieu-hoc-outbox-'))));
afterEach(() => rmSync(directory, { recursive: true, force: true }));

describe('the outbox of files', () => {
  it('holds a letter a file, in ASCII lines as RFC 5322 has them, and the Vietnamese comes back letter by letter', async () => {
    await new FileOutbox(join(directory, 'outbox'), 'Hệ thống Hiếu học <hieu-hoc@so.example>').send(letter());
    const { head, ...read } = readLetter(readFileSync(join(directory, 'outbox', '2015-07-08-a1b2.eml')));
    const { subject, text, html } = letter();
    expect(read).toEqual({ subject, text, html });
    expect(head).toMatch(/^To: can-bo@xa-an-sinh\.example$/m);
    expect(head).toMatch(/^Message-ID: <2015-07-08-a1b2@so\.example>$/m);
    expect(head).toMatch(/^Date: Wed, 08 Jul 2015 00:00:00 \+0000$/m);
    expect(head).toMatch(/^Auto-Submitted: auto-generated$/m);
    expect(head).toMatch(/^MIME-Version: 1\.0$/m);
  });

  it('is for its owner alone, and the same letter again takes the place of the first', async () => {
    const folder = join(directory, 'outbox');
    const outbox = new FileOutbox(folder, 'a@b.example');
    await outbox.send(letter());
    await outbox.send(letter({ subject: 'lần hai' }));
    expect(readdirSync(folder)).toEqual(['2015-07-08-a1b2.eml']);
    expect([statSync(folder).mode & 0o777, statSync(join(folder, '2015-07-08-a1b2.eml')).mode & 0o777]).toEqual([0o700, 0o600]);
    expect(readLetter(readFileSync(join(folder, '2015-07-08-a1b2.eml'))).subject).toBe('lần hai');
  });

  it('writes no header of the sender’s: a line break in a subject stays in the subject', async () => {
    await new FileOutbox(directory, 'a@b.example').send(letter({ subject: 'Tin\r\nBcc: ai-do@example.org' }));
    expect(readLetter(readFileSync(join(directory, '2015-07-08-a1b2.eml'))).head).not.toMatch(/^Bcc:/m);
  });

  it('says that it was not taken where the folder cannot be written', async () => {
    const file = join(directory, 'a-file');
    writeFileSync(file, '');
    await expect(new FileOutbox(file, 'a@b.example').send(letter())).rejects.toThrow(MailNotTaken);
  });
});
