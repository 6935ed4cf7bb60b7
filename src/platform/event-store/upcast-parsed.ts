import type { DossierEvent, Upcast } from '@hieuhoc/dossier';
import { upcastWith, type StoredEvent, type Upcaster } from '@hieuhoc/event-store';
import { UPCASTERS } from './upcasters';

/** The ladder of the log, for events of a dossier: what the application reads in newer shapes an auditor's verifier reads so too. */
export function upcastParsedWith(upcasters: readonly Upcaster[]): Upcast {
  const upcast = upcastWith(upcasters);
  return (event) => {
    const { type, data, metadata } = upcast(asStored(event));
    return { ...event, type, data, metadata };
  };
}

export const upcastParsed = upcastParsedWith(UPCASTERS);

/** An upcaster reads of an event what a dossier has of it. */
function asStored(event: DossierEvent): StoredEvent {
  const stored = { ...event, id: '', revision: BigInt(event.revision), position: '', dataText: '', metadataText: '' };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- parsed JSON becomes the log's own type here
  return stored as unknown as StoredEvent;
}
