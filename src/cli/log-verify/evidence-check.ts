import type { EventStore } from '@hieuhoc/event-store';
import { verifyEvidence, type EvidenceFinding } from '../../evidence';
import type { Config } from '../../platform/config/config';
import { evidenceStoreOf } from '../../platform/evidence';
import { failed, passed, type Outcome } from '../../platform/sealing/verify';

const CHECK = 'evidence';
const MOST_NAMED = 20;

const WORDS: Readonly<Record<EvidenceFinding['found'], string>> = {
  missing: 'mất tệp',
  changed: 'tệp đã bị sửa',
  'not-erased': 'nhật ký ghi đã xoá mà tệp còn đó',
};

/** Every file that the log speaks of lies where it should, byte for byte; none that was erased does. */
export async function checkEvidence({
  config,
  store,
}: {
  readonly config: Config;
  readonly store: EventStore;
}): Promise<readonly Outcome[]> {
  const { findings, strays, ...counts } = await verifyEvidence(store, evidenceStoreOf(config));
  const facts = { ...counts, strays: strays.length };
  if (findings.length > 0) {
    const named = findings.slice(0, MOST_NAMED).map(({ ref, found }) => `${ref} (${WORDS[found]})`);
    const more = findings.length > MOST_NAMED ? ` và ${findings.length - MOST_NAMED} tệp khác` : '';
    return [failed(CHECK, `Minh chứng không khớp: ${named.join(', ')}${more}.`, { ...facts, findings })];
  }
  const left = strays.length === 0 ? '' : ` Có ${strays.length} tệp không sự kiện nào nhắc tới (gửi dở khi máy tắt), không ảnh hưởng gì.`;
  return [passed(CHECK, `${counts.files} tệp minh chứng còn nguyên từng byte, ${counts.erased} tệp đã xoá theo yêu cầu.${left}`, facts)];
}
