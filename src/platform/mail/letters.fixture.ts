import type { Mail } from './mailer';

export const letter = (more: Partial<Mail> = {}): Mail => ({
  id: '2015-07-08-a1b2',
  to: 'can-bo@xa-an-sinh.example',
  subject: 'Hiếu học: 2 báo cáo sắp đến hạn, 1 báo cáo đã quá hạn của xã An Sinh (kỳ 6 tháng đầu năm)',
  text: 'Kính gửi ông/bà,\n\nBáo cáo của xã An Sinh đến hạn ngày 15/07/2015.\n.một dòng bắt đầu bằng dấu chấm\n',
  html: '<p>Báo cáo của xã An Sinh đến hạn ngày 15/07/2015.</p>',
  date: new Date('2015-07-08T00:00:00.000Z'),
  ...more,
});

export interface Letter {
  readonly head: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Reads a letter as a mail program would, as far as ours are written. Throws where it is not plain RFC 5322. */
export function readLetter(raw: Buffer | string): Letter {
  const message = raw.toString('latin1');
  const wrong = message.split('\r\n').find((line) => line.length > 998 || /[^\t\x20-\x7e]/.test(line));
  if (wrong !== undefined) throw new Error(`not a line of RFC 5322: ${JSON.stringify(wrong)}`);
  const head = headOf(message);
  const boundary = /boundary="([^"]+)"/.exec(head)?.[1] ?? '';
  // The line break before a boundary is part of the boundary.
  const parts = message.split(`\r\n--${boundary}`).slice(1, -1);
  const part = (type: string): string => bodyOf(parts.find((one) => headOf(one).includes(`Content-Type: ${type}; charset=utf-8`)) ?? '');
  return { head, subject: words(/^Subject: (.*)$/m.exec(head)?.[1] ?? ''), text: part('text/plain'), html: part('text/html') };
}

const headOf = (part: string): string => (part.trimStart().split('\r\n\r\n')[0] ?? '').replaceAll(/\r\n[ \t]/g, ' ');

function bodyOf(part: string): string {
  const body = part.trimStart().split('\r\n\r\n').slice(1).join('\r\n\r\n');
  const encoding = /Content-Transfer-Encoding: (\S+)/i.exec(headOf(part))?.[1];
  const text = encoding === 'base64' ? Buffer.from(body, 'base64') : Buffer.from(quoted(body.replaceAll('=\r\n', '')), 'latin1');
  return text.toString('utf8').replaceAll('\r\n', '\n');
}

const quoted = (text: string): string =>
  text.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const words = (header: string): string =>
  header
    .replaceAll(/\?= =\?/g, '?==?')
    .replaceAll(/=\?UTF-8\?([QB])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(text, 'base64').toString('utf8')
        : Buffer.from(quoted(text.replaceAll('_', ' ')), 'latin1').toString('utf8'),
    );
