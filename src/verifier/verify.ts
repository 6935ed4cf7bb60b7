import { type DossierVerifier, verifyDossier, type Verdict } from '@hieuhoc/dossier';
import { upcastParsed } from '../platform/event-store/upcast-parsed';
import { keysIn } from './input/keys';
import { linesIn } from './input/lines';
import { notesIn } from './input/notes';
import { withTimestamps } from './timestamps';

/** What an auditor brings: texts as they were kept. */
export interface Brought {
  readonly keys: readonly string[];
  readonly held: readonly string[];
  /** Codes of published reports, or what their QR codes say. */
  readonly papers?: readonly string[];
  readonly quorum?: number;
  /** PEM certificates of those whose time stamps are believed. */
  readonly authorities?: string;
}

/** Throws UnreadableInput. */
function verifierFor({ keys, held, papers = [], quorum }: Brought): DossierVerifier {
  return verifyDossier({
    keys: keys.flatMap(keysIn),
    held: held.flatMap(notesIn),
    papers,
    upcast: upcastParsed,
    ...(quorum !== undefined && { quorum }),
  });
}

/** Reads a whole dossier; `progress` is told how many lines were read, and may let others do something. Throws DossierRefused. */
export async function verdictOn(
  chunks: AsyncIterable<Uint8Array>,
  brought: Brought,
  progress?: (lines: number) => Promise<void> | void,
): Promise<Verdict> {
  const verifier = verifierFor(brought);
  let count = 0;
  for await (const lines of linesIn(chunks)) {
    for (const line of lines) verifier.line(line);
    await progress?.((count += lines.length));
  }
  return withTimestamps(verifier.end(), verifier.tokens, brought.authorities ?? '');
}
