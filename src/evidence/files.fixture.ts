import { deflateRawSync } from 'node:zlib';

/** Files as people send them, as small as they can be. */
export const PDF = Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n');
export const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(40, 7)]);
export const JPEG = Buffer.concat([Buffer.from('ffd8ffe000104a464946', 'hex'), Buffer.alloc(40, 7)]);
export const WEBP = Buffer.concat([Buffer.from('RIFF'), Buffer.alloc(4, 1), Buffer.from('WEBPVP8 '), Buffer.alloc(20, 7)]);

/** Enough of a ZIP for whoever looks at its names. */
export function packed(...names: readonly string[]): Buffer {
  const entries = names.map((name) => {
    const body = deflateRawSync(`<${name}/>`);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(body.length, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 26);
    return Buffer.concat([head, Buffer.from(name), body]);
  });
  return Buffer.concat(entries);
}
export const XLSX = packed('[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml');
export const DOCX = packed('[Content_Types].xml', 'word/document.xml');
