import { connect, type Socket } from 'node:net';

export interface Flood {
  readonly milliseconds: readonly number[];
  readonly seconds: number;
  readonly refused: number;
}

/**
 * So many connections, each sending its next request as soon as the last was answered, until none are left. Bare sockets: the client
 * shares the cores with what it measures, and must not be the dearer of the two.
 */
export async function flood(origin: string, connections: number, next: () => string | null): Promise<Flood> {
  const { hostname, port } = new URL(origin);
  const milliseconds: number[] = [];
  let refused = 0;
  const from = performance.now();
  const client = async (): Promise<void> => {
    const socket = connect(Number(port), hostname);
    socket.setNoDelay(true);
    await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    for (let request = next(); request !== null; request = next()) {
      const sent = performance.now();
      const status = await answered(socket, request);
      milliseconds.push(performance.now() - sent);
      if (status >= 400) refused += 1;
    }
    socket.destroy();
  };
  await Promise.all(Array.from({ length: connections }, client));
  return { milliseconds, seconds: (performance.now() - from) / 1_000, refused };
}

/** The status of one answer, when all of it is there. */
function answered(socket: Socket, request: string): Promise<number> {
  return new Promise((resolve, reject) => {
    let text = '';
    const take = (piece: Buffer): void => {
      text += piece.toString('latin1');
      const head = text.indexOf('\r\n\r\n');
      const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1];
      if (head < 0 || length === undefined || text.length < head + 4 + Number(length)) return;
      socket.off('data', take).off('error', reject).off('close', ended);
      resolve(Number(text.slice(9, 12)));
    };
    const ended = (): void => reject(new Error('the connection ended before the answer'));
    socket.on('data', take).once('error', reject).once('close', ended);
    socket.write(request, 'latin1');
  });
}
