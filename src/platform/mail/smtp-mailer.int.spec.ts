import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { letter, readLetter } from './letters.fixture';
import { MailNotTaken, MailRefused } from './mailer';
import { SmtpMailer } from './smtp-mailer';
import type { SmtpSettings } from './smtp-settings';

const PATIENCE = { stepMs: 300, letterMs: 1_000 };
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

const mailerTo = (port: number, more: Partial<SmtpSettings> = {}): SmtpMailer => {
  const mailer = new SmtpMailer(
    { host: '127.0.0.1', port, secure: false, requireTLS: false, ...more },
    'Hiếu học <hoc@so.example>',
    PATIENCE,
  );
  closing.push(async () => mailer.close());
  return mailer;
};

/** A server that speaks SMTP on this machine. */
async function serverWith(options: SMTPServerOptions, at = 0): Promise<{ readonly port: number; readonly received: string[] }> {
  const received: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    closeTimeout: 1,
    onData: (stream, _, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push(Buffer.concat(chunks).toString('latin1'));
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => void server.listen(at, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  const address = server.server.address();
  return { port: typeof address === 'object' && address !== null ? address.port : 0, received };
}

/** A server that speaks whatever it likes. */
async function rawServer(speak: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    speak(socket);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  closing.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => void server.close(resolve));
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of a listening TCP server
  return (server.address() as AddressInfo).port;
}

const failure = (pending: Promise<void>): Promise<Error> =>
  pending.then(
    () => new Error('it was taken'),
    (error: Error) => error,
  );

describe('a mail server', () => {
  it('gets the letter as it was written, and a second one over the same connection', async () => {
    const { port, received } = await serverWith({});
    const mailer = mailerTo(port);
    await mailer.send(letter());
    await mailer.send(letter({ id: 'hai', to: 'nguoi-khac@so.example' }));
    const { subject, text, html } = letter();
    expect(readLetter(received[0] ?? '')).toMatchObject({ subject, text, html });
    expect(received[1]).toMatch(/^Message-ID: <hai@so\.example>\r$/m);
  });

  it('is given name and password; a wrong one is no fault of the letter, and is not told with it', async () => {
    const onAuth: SMTPServerOptions['onAuth'] = ({ username, password }, _, done) =>
      username === 'hoc' && password === 'mật khẩu' ? done(null, { user: 'hoc' }) : done(new Error('Invalid username or password'));
    const { port, received } = await serverWith({ authOptional: false, onAuth });
    await mailerTo(port, { auth: { user: 'hoc', pass: 'mật khẩu' } }).send(letter());
    expect(received).toHaveLength(1);
    const error = await failure(mailerTo(port, { auth: { user: 'hoc', pass: 'sai-roi' } }).send(letter()));
    expect(error).toBeInstanceOf(MailNotTaken);
    expect(error.message).toMatch(/^EAUTH/);
    expect(error.message).not.toContain('sai-roi');
  });

  it('that knows no such address refuses this letter for good; one that is busy does not', async () => {
    const says = (code: number) => async (): Promise<Error> => {
      const refusal = Object.assign(new Error('no'), { responseCode: code });
      const { port } = await serverWith({ onRcptTo: (_, __, done) => done(refusal) });
      return failure(mailerTo(port).send(letter()));
    };
    const [forGood, forNow] = [await says(550)(), await says(451)()];
    expect(forGood).toBeInstanceOf(MailRefused);
    expect(forGood.message).not.toContain('xa-an-sinh');
    expect(forNow).toBeInstanceOf(MailNotTaken);
  });

  it('that must be spoken to in private and does not offer it gets nothing, password included', async () => {
    const { port, received } = await serverWith({});
    const error = await failure(mailerTo(port, { requireTLS: true, auth: { user: 'hoc', pass: 'x' } }).send(letter()));
    expect(error).toBeInstanceOf(MailNotTaken);
    expect(received).toEqual([]);
  });

  it.each<[string, (socket: Socket) => void]>([
    ['hangs without a word', () => undefined],
    ['greets and hangs', (socket) => socket.write('220 xin chao\r\n')],
    ['drops the line at once', (socket) => socket.destroy()],
    ['drops it in the middle', (socket) => socket.on('data', () => socket.destroy()).write('220 xin chao\r\n')],
    ['speaks no SMTP', (socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['drips a byte now and then for ever', drip],
  ])('that %s holds nobody up', async (_, speak) => {
    const port = await rawServer(speak);
    const begun = performance.now();
    const error = await failure(mailerTo(port).send(letter()));
    expect(error).toBeInstanceOf(MailNotTaken);
    // Its patience here is a second; by itself it would be ten and more.
    expect(performance.now() - begun).toBeLessThan(9_000);
  });

  it('that is not there holds nobody up, and takes the letter when it is back', async () => {
    const { port } = await serverWith({});
    await closing.pop()?.();
    const mailer = mailerTo(port);
    expect(await failure(mailer.send(letter()))).toBeInstanceOf(MailNotTaken);
    const { received } = await serverWith({}, port);
    await mailer.send(letter());
    expect(received).toHaveLength(1);
  });
});

function drip(socket: Socket): void {
  const timer = setInterval(() => void socket.write('2'), 100);
  socket.on('close', () => clearInterval(timer));
}
