import type { ReadModels } from '@hieuhoc/projections';

/** Those whose personal data were erased on request, whatever moment is asked about: nothing of it can be shown as it was known then. */
export async function erasedAmong(read: ReadModels, refs: readonly string[]): Promise<ReadonlySet<string>> {
  if (refs.length === 0) return new Set();
  const rows = await read.all<{ readonly ref: string }>(
    `select ref from erasure_fact where type = 'PersonalDataErased' and ref in (select value from json_each(?))`,
    [JSON.stringify(refs)],
  );
  return new Set(rows.map(({ ref }) => ref));
}
