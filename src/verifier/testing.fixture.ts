import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTimestampResponse, timestampRequest } from '@hieuhoc/timestamp-token';
import { ended, parseLine, type DossierLine } from '@hieuhoc/dossier';
import {
  formatCheckpoint,
  formatVerifierKey,
  newSigningKey,
  parseCheckpoint,
  parseNote,
  sha256,
  signerOf,
  signNote,
  verifierKeyOf,
  type NoteSigner,
} from '@hieuhoc/transparency-log';
import { certified, pemOf, stamped } from '../../libs/timestamp-token/src/authority.fixture';
import { logOf, rowsDossier } from '../../libs/dossier/src/testing/made.fixture';
import { LOG_KEY, ORIGIN } from '../../libs/dossier/src/testing/memory-log.fixture';
import { ASKED, SMALL_WORLD } from '../../libs/dossier/src/testing/small-world.fixture';
import { rowCells, type RowCells } from './report/row-cells';

const NOW = (): Date => new Date('2026-01-02T03:04:05.000Z');
const SECOND_LINE = newSigningKey(ORIGIN, 'ml-dsa-44');
const WITNESS = newSigningKey('thanh-tra.example/nguoi-chung', 'ed25519-cosignature');

/** The log's two keys and a witness's, as they would be printed on a decision. */
export const KEYS = `# Khoá công khai của nhật ký, theo Quyết định 12/QĐ-UBND
${[LOG_KEY, SECOND_LINE, WITNESS].map((key) => formatVerifierKey(verifierKeyOf(key))).join('\n')}
`;

/** The note as the log, in both lines, and a witness sign it. */
function signedByAll(note: string): string {
  const text = parseNote(note)?.text ?? '';
  const signers: NoteSigner[] = [LOG_KEY, SECOND_LINE, WITNESS].map((key) => signerOf(key, NOW));
  return signNote(text, signers);
}

/** The same dossier with other lines, and the end that a forger would write. */
export function rewritten(text: string, change: (line: DossierLine) => DossierLine | readonly DossierLine[]): string {
  const lines = text
    .trimEnd()
    .split('\n')
    .slice(0, -1)
    .flatMap((line, index) => change(parseLine(line, index + 1)));
  return [...ended(lines), ''].join('\n');
}

/** The first row that the dossier claims, as it is shown. */
export function firstRow({ text }: Pick<Made, 'text'>): RowCells {
  const lines = text.trimEnd().split('\n');
  const rows = lines.map((line, index) => parseLine(line, index + 1)).flatMap((line) => (line.line === 'row' ? [line.row] : []));
  const [first] = rows;
  if (first === undefined) throw new Error('no row');
  return rowCells(first);
}

/** The same dossier with a time stamp over its note, and the certificate of who gave it. */
export async function stampedDossier(text: string): Promise<{ readonly text: string; readonly authority: string; readonly other: string }> {
  const [authority, other] = [await certified('Cơ quan cấp dấu thời gian', null), await certified('Cơ quan khác', null)];
  const holder = await certified('Dấu thời gian 1', authority);
  const { note }: { note: string } = JSON.parse(text.split('\n')[1] ?? '');
  const response = readTimestampResponse(
    await stamped(timestampRequest(sha256(new TextEncoder().encode(note)), Uint8Array.of(7, 7)), holder),
  );
  if (response.kind !== 'granted') throw new Error(response.kind);
  const token: DossierLine = { line: 'token', token: Buffer.from(response.token).toString('base64') };
  const withToken = rewritten(text, (line) => (line.line === 'checkpoint' ? [line, token] : line));
  return { text: withToken, authority: pemOf(authority), other: pemOf(other) };
}

const resigned = (line: DossierLine): DossierLine => (line.line === 'checkpoint' ? { ...line, note: signedByAll(line.note) } : line);

export interface Made {
  readonly folder: string;
  /** What a dossier's own text is; another one may be written from it. */
  readonly text: string;
  /** A checkpoint of before, at which the dossier can be compared. */
  readonly older: string;
  /** Another history of the same size as that. */
  readonly forked: string;
  write(name: string, text: string): string;
  remove(): void;
}

const OLDER_SIZE = 20;

/** A folder with `ho-so.hoso`, `khoa.txt`, `giay-chot-cu.txt`: what an auditor has at home. */
export async function madeDossier(): Promise<Made> {
  const log = logOf(SMALL_WORLD);
  const older = signedByAll(log.note(OLDER_SIZE));
  const lines = await rowsDossier(log, ASKED, [OLDER_SIZE]);
  const text = rewritten(`${lines.join('\n')}\n`, resigned);
  const folder = mkdtempSync(join(tmpdir(), 'kiem-chung-'));
  const write = (name: string, content: string): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  write('ho-so.hoso', text);
  write('khoa.txt', KEYS);
  write('giay-chot-cu.txt', older);
  const checkpoint = parseCheckpoint(parseNote(older)?.text ?? '');
  if (checkpoint === null) throw new Error('no checkpoint');
  const root = checkpoint.root.map((byte) => byte ^ 1);
  const forked = signNote(formatCheckpoint({ ...checkpoint, root }), [signerOf(LOG_KEY, NOW)]);
  return { folder, text, older, forked, write, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
