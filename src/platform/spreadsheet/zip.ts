import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** An archive as office files are: names of UTF-8, deflated, no encryption, nothing over 4 GiB. */
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const UTF8 = 0x0800;
const DEFLATED = 8;
const END_BYTES = 22;
const MOST_ENTRIES = 500;

export class NotAnArchive extends Error {}

export function zipped(files: ReadonlyMap<string, string>): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of files) {
    const [path, plain] = [Buffer.from(name), Buffer.from(text)];
    const packed = deflateRawSync(plain);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(UTF8, 2);
    about.writeUInt16LE(DEFLATED, 4);
    // The first day that the format can say: the same content is the same file.
    about.writeUInt16LE(0x21, 8);
    about.writeUInt32LE(crc32(plain), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(plain.length, 18);
    about.writeUInt16LE(path.length, 22);
    const central = Buffer.alloc(14);
    central.writeUInt32LE(offset, 10);
    const local = Buffer.concat([signature(LOCAL), about, path, packed]);
    locals.push(local);
    centrals.push(Buffer.concat([signature(CENTRAL), Buffer.from([20, 0]), about, central, path]));
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.size, 4);
  end.writeUInt16LE(files.size, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, signature(END), end]);
}

/** The parts that are asked for, as text; together they may unpack to `most` bytes. Throws NotAnArchive. */
export function unzipped(archive: Buffer, wanted: (name: string) => boolean, most: number): ReadonlyMap<string, string> {
  try {
    return new Map(entriesOf(archive, wanted, most));
  } catch (error) {
    throw new NotAnArchive('the file is no archive that can be read', { cause: error });
  }
}

function* entriesOf(archive: Buffer, wanted: (name: string) => boolean, most: number): Iterable<readonly [string, string]> {
  const end = archive.lastIndexOf(signature(END));
  if (end < 0 || end + END_BYTES > archive.length) throw new RangeError('no directory');
  const count = archive.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) throw new RangeError(`${count} parts`);
  let at = archive.readUInt32LE(end + 16);
  let left = most;
  for (let entry = 0; entry < count; entry++) {
    if (archive.readUInt32LE(at) !== CENTRAL) throw new RangeError('no entry');
    const [method, packed] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20)];
    const [named, extra, comment] = [archive.readUInt16LE(at + 28), archive.readUInt16LE(at + 30), archive.readUInt16LE(at + 32)];
    const local = archive.readUInt32LE(at + 42);
    const name = archive.toString('utf8', at + 46, at + 46 + named);
    at += 46 + named + extra + comment;
    if (!wanted(name)) continue;
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const bytes = archive.subarray(start, start + packed);
    const plain = method === DEFLATED ? inflateRawSync(bytes, { maxOutputLength: left }) : bytes;
    left -= plain.length;
    if (left < 0) throw new RangeError('unpacks to too much');
    yield [name, plain.toString('utf8')];
  }
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
