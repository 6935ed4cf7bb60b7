import { DomainError } from '@hieuhoc/event-store';
import type { Readable } from 'node:stream';

/**
 * Where the sealed bytes of evidence lie, outside of the log, each file under its SHA-256 (64 hex digits). What lies there is ciphertext: a
 * hash or a copy says nothing of a scan, and anybody may check that a file is what it was without a key.
 */
export abstract class EvidenceStore {
  /** For operators to read; holds no secret. */
  abstract readonly place: string;

  /** Takes over the file at a path, which has that hash and is on disk; durable when it resolves. One that is there is never overwritten. */
  abstract put(hash: string, path: string): Promise<void>;
  /** Null where there is none. */
  abstract read(hash: string): Promise<Readable | null>;
  /** Gone when it resolves; nothing where there is none. */
  abstract remove(hash: string): Promise<void>;
  /** Of all that lies there. */
  abstract hashes(): AsyncIterable<string>;
}

/** The place of the files does not answer, or answers strangely: try again. */
export class EvidenceUnavailable extends DomainError {
  readonly code = 'evidence-unavailable';
  readonly kind = 'unavailable';
  readonly messageVi =
    'Kho tệp minh chứng chưa trả lời. Chưa có gì được ghi dở dang; hãy thử lại sau ít phút, nếu vẫn lỗi xin báo người quản trị.';

  constructor(place: string, found: string) {
    super(`The store of evidence ${place} does not work: ${found}. Try again; if it stays so, look at that store.`, { retryAfter: 5 });
  }
}

const HASH = /^[0-9a-f]{64}$/;
export const isHash = (text: string): boolean => HASH.test(text);
