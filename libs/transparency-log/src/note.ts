import { fromBase64, toBase64 } from './base64';
import { sha256 } from './sha256';

/** C2SP signed-note: a text, and lines of signatures under it. */
export interface SignedNote {
  /** Ends with a newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export interface NoteSignature {
  readonly name: string;
  readonly keyId: number;
  /** Without the four bytes of the key id. */
  readonly signature: Uint8Array;
}

/** Somebody whose signatures are looked at: name and id find the key, `verifies` tries it. */
export interface NoteVerifier {
  readonly name: string;
  readonly keyId: number;
  verifies(text: string, signature: Uint8Array): boolean;
}

export interface NoteSigner {
  readonly name: string;
  readonly keyId: number;
  sign(text: string): Uint8Array;
}

/** Enough for the log, a second algorithm and every witness there will be; a note is read before anybody is trusted. */
const MOST_SIGNATURES = 64;
const MOST_CHARACTERS = 1_000_000;
const LINE = /^— ([^\s\p{Z}+]+) (\S+)$/u;
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0009\u000B-\u001F]/;

/** Null for what is no signed note. Nothing of it may be believed before `openNote`. */
export function parseNote(note: string): SignedNote | null {
  if (note.length > MOST_CHARACTERS || !note.isWellFormed() || CONTROL.test(note) || !note.endsWith('\n')) return null;
  const end = note.lastIndexOf('\n\n');
  if (end < 0) return null;
  const lines = note.slice(end + 2, -1).split('\n');
  if (lines.length > MOST_SIGNATURES) return null;
  const signatures = lines.map(parseSignature);
  return signatures.every((signature) => signature !== null) ? { text: note.slice(0, end + 1), signatures } : null;
}

function parseSignature(line: string): NoteSignature | null {
  const [, name, encoded = ''] = LINE.exec(line) ?? [];
  const bytes = fromBase64(encoded);
  if (name === undefined || bytes === null || bytes.length <= 4) return null;
  return { name, keyId: new DataView(bytes.buffer, bytes.byteOffset).getUint32(0), signature: bytes.subarray(4) };
}

export type OpenedNote =
  | { readonly kind: 'signed'; readonly text: string; readonly by: readonly NoteVerifier[] }
  | { readonly kind: 'malformed' }
  /** Nobody known has signed it. */
  | { readonly kind: 'unsigned' }
  /** A line in the name of somebody known that his key never made: the whole note is to be thrown away. */
  | { readonly kind: 'forged'; readonly name: string };

/** Who of those known has signed. Lines of others are passed over, as C2SP says. */
export function openNote(note: string, known: readonly NoteVerifier[]): OpenedNote {
  const parsed = parseNote(note);
  if (parsed === null) return { kind: 'malformed' };
  const by = new Set<NoteVerifier>();
  for (const { name, keyId, signature } of parsed.signatures) {
    const verifier = known.find((one) => one.name === name && one.keyId === keyId);
    if (verifier === undefined) continue;
    if (!verifier.verifies(parsed.text, signature)) return { kind: 'forged', name };
    by.add(verifier);
  }
  return by.size === 0 ? { kind: 'unsigned' } : { kind: 'signed', text: parsed.text, by: [...by] };
}

/** The note of a text that ends with a newline, signed by each in turn. Throws RangeError for a text that no note can hold. */
export function signNote(text: string, signers: readonly NoteSigner[]): string {
  if (!text.endsWith('\n') || !text.isWellFormed() || CONTROL.test(text)) throw new RangeError('no text of a note');
  return `${text}\n${signers.map((signer) => signatureLine(signer, signer.sign(text))).join('')}`;
}

export function signatureLine({ name, keyId }: Pick<NoteSigner, 'name' | 'keyId'>, signature: Uint8Array): string {
  const bytes = new Uint8Array(4 + signature.length);
  new DataView(bytes.buffer).setUint32(0, keyId);
  bytes.set(signature, 4);
  return `— ${name} ${toBase64(bytes)}\n`;
}

/** What a key is used for; part of its id, so that one key never means two things. */
export const SIGNATURE_TYPES = { ed25519: 0x01, 'ed25519-cosignature': 0x04, 'ml-dsa-44': 0x06 } as const;
export type SignatureType = keyof typeof SIGNATURE_TYPES;

const encoder = new TextEncoder();

export function keyIdOf(name: string, type: SignatureType, publicKey: Uint8Array): number {
  const digest = sha256(Uint8Array.of(...encoder.encode(`${name}\n`), SIGNATURE_TYPES[type], ...publicKey));
  return new DataView(digest.buffer, digest.byteOffset).getUint32(0);
}

/** A verifier key as it is handed out: `name+hex id+base64(type, key)`. */
export interface VerifierKey {
  readonly name: string;
  readonly type: SignatureType;
  readonly publicKey: Uint8Array;
}

const KEY_BYTES: Readonly<Record<SignatureType, number>> = { ed25519: 32, 'ed25519-cosignature': 32, 'ml-dsa-44': 1_312 };

export const isKeyName = (name: string): boolean =>
  name.length > 0 && name.isWellFormed() && !/[\s\p{Z}+]/u.test(name) && !CONTROL.test(name);

export function formatVerifierKey({ name, type, publicKey }: VerifierKey): string {
  const id = keyIdOf(name, type, publicKey).toString(16).padStart(8, '0');
  return `${name}+${id}+${toBase64(Uint8Array.of(SIGNATURE_TYPES[type], ...publicKey))}`;
}

/** Null for what is no key, or whose id is not that of the key. */
export function parseVerifierKey(text: string): VerifierKey | null {
  const [name = '', id = '', encoded = '', ...more] = splitAtPluses(text);
  const bytes = fromBase64(encoded);
  if (more.length > 0 || !isKeyName(name) || bytes === null) return null;
  const type = TYPES.find((one) => SIGNATURE_TYPES[one] === bytes[0]);
  if (type === undefined || bytes.length !== 1 + KEY_BYTES[type]) return null;
  const key = { name, type, publicKey: bytes.subarray(1) };
  return keyIdOf(name, type, key.publicKey).toString(16).padStart(8, '0') === id ? key : null;
}

const TYPES: readonly SignatureType[] = ['ed25519', 'ed25519-cosignature', 'ml-dsa-44'];

/** Base64 may hold a plus too: only the first two part. */
function splitAtPluses(text: string): string[] {
  const [name = '', id = '', ...key] = text.split('+');
  return [name, id, key.join('+')];
}
