import { TextDecoder } from 'node:util';
import { notOfItsType } from './evidence.errors';

/** Told chunk by chunk what a file holds; at its end, what is wrong with it, or null. */
export interface Sniffer {
  push(chunk: Buffer): void;
  fault(): string | null;
}

export interface FileType {
  readonly type: string;
  /** The name it goes by, and the ending of its files. */
  readonly endings: readonly string[];
  readonly sniffer: () => Sniffer;
}

const OOXML = 'application/vnd.openxmlformats-officedocument';
const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
const JPEG = Buffer.from('ffd8ff', 'hex');
const ZIP = Buffer.from('504b0304', 'hex');

/** How the file has to begin. */
class Beginning implements Sniffer {
  private head: Buffer = Buffer.alloc(0);

  constructor(
    private readonly length: number,
    private readonly holds: (head: Buffer) => boolean,
  ) {}

  push(chunk: Buffer): void {
    if (this.head.length < this.length) this.head = Buffer.concat([this.head, chunk.subarray(0, this.length - this.head.length)]);
  }

  fault(): string | null {
    return this.holds(this.head) ? null : 'phần đầu tệp không đúng khuôn dạng';
  }
}

/** A packed document names its parts in the clear; one part says what it is, another that it brings a programme. */
class PackedDocument implements Sniffer {
  private readonly beginning = new Beginning(ZIP.length, (head) => head.equals(ZIP));
  private readonly main: Seen;
  private readonly macros = new Seen('vbaProject.bin');

  constructor(main: string) {
    this.main = new Seen(main);
  }

  push(chunk: Buffer): void {
    for (const part of [this.beginning, this.main, this.macros]) part.push(chunk);
  }

  fault(): string | null {
    if (this.beginning.fault() !== null) return this.beginning.fault();
    if (this.macros.found) return 'tệp có chứa macro';
    return this.main.found ? null : 'tệp nén không phải văn bản loại này';
  }
}

class Seen {
  found = false;
  private tail: Buffer = Buffer.alloc(0);

  constructor(private readonly words: string) {}

  push(chunk: Buffer): void {
    if (this.found) return;
    const near = Buffer.concat([this.tail, chunk]);
    this.found = near.includes(this.words);
    this.tail = near.subarray(-this.words.length);
  }
}

/** Unicode text without control characters: UTF-8, or UTF-16 that says so. */
class PlainText implements Sniffer {
  private decoder: TextDecoder | null = null;
  private wrong: string | null = null;

  push(chunk: Buffer): void {
    if (this.wrong !== null || chunk.length === 0) return;
    this.decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
    this.look(() => this.decoder?.decode(chunk, { stream: true }) ?? '');
  }

  fault(): string | null {
    if (this.wrong === null) this.look(() => this.decoder?.decode() ?? '');
    return this.wrong;
  }

  private look(read: () => string): void {
    try {
      // oxlint-disable-next-line no-control-regex -- those are what is looked for
      if (/[\0-\x08\x0b\x0e-\x1f\x7f]/.test(read())) this.wrong = 'có ký tự điều khiển, không phải văn bản';
    } catch {
      this.wrong = 'chữ không phải Unicode (UTF-8)';
    }
  }
}

const encodingOf = (head: Buffer): string =>
  head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : 'utf-8';

const beginning = (length: number, holds: (head: Buffer) => boolean) => (): Sniffer => new Beginning(length, holds);
const isWebp = (head: Buffer): boolean => head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP';

export const FILE_TYPES: readonly FileType[] = [
  { type: 'application/pdf', endings: ['pdf'], sniffer: beginning(5, (head) => head.toString('latin1') === '%PDF-') },
  { type: 'image/png', endings: ['png'], sniffer: beginning(PNG.length, (head) => head.equals(PNG)) },
  { type: 'image/jpeg', endings: ['jpg', 'jpeg'], sniffer: beginning(JPEG.length, (head) => head.equals(JPEG)) },
  { type: 'image/webp', endings: ['webp'], sniffer: beginning(12, isWebp) },
  { type: `${OOXML}.spreadsheetml.sheet`, endings: ['xlsx'], sniffer: () => new PackedDocument('xl/workbook.xml') },
  { type: `${OOXML}.wordprocessingml.document`, endings: ['docx'], sniffer: () => new PackedDocument('word/document.xml') },
  { type: 'text/csv', endings: ['csv'], sniffer: () => new PlainText() },
  { type: 'text/plain', endings: ['txt'], sniffer: () => new PlainText() },
];

export const ENDINGS: readonly string[] = FILE_TYPES.flatMap(({ endings }) => endings);

/** Throws EvidenceRefused where the bytes are not of that type. */
export function requireType({ endings: [ending = ''] }: FileType, sniffer: Sniffer): void {
  const fault = sniffer.fault();
  if (fault !== null) throw notOfItsType(ending, fault);
}
