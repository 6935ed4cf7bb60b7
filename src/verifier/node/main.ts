import { createReadStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { DossierRefused, type Outcome, type Verdict } from '@hieuhoc/dossier';
import { UnreadableInput } from '../input/input.errors';
import { plain, plainJson } from '../report/plain';
import { reportOn } from '../report/text';
import { verdictOn } from '../verify';
import { type Arguments, argumentsIn, USAGE } from './arguments';

const EXIT: Readonly<Record<Outcome, number>> = { passed: 0, failed: 1, unprovable: 2 };
const EXIT_UNREADABLE = 3;

async function main(words: readonly string[]): Promise<number> {
  const asked = argumentsIn(words);
  if (asked === null) {
    process.stdout.write(USAGE);
    return 0;
  }
  const verdict = await verdictFor(asked);
  if (asked.keep !== undefined) await written(asked.keep, verdict.note);
  process.stdout.write(
    asked.json
      ? `${plainJson(JSON.stringify(withoutEvents(verdict), null, 2))}\n`
      : `${reportOn(verdict, basename(asked.dossier)).join('\n')}\n`,
  );
  return EXIT[verdict.outcome];
}

async function verdictFor({ dossier, keys, checkpoints, papers, authorities, quorum }: Arguments): Promise<Verdict> {
  const brought = {
    keys: await Promise.all(keys.map(textOf)),
    held: await Promise.all(checkpoints.map(textOf)),
    papers,
    authorities: (await Promise.all(authorities.map(textOf))).join('\n'),
    ...(quorum !== undefined && { quorum }),
  };
  return verdictOn(readable(createReadStream(dossier, { highWaterMark: 1 << 20 }), dossier), brought);
}

const withoutEvents = ({ events: _, ...verdict }: Verdict): Omit<Verdict, 'events'> => verdict;

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw notReadable(path);
  }
}

async function* readable(chunks: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch {
    throw notReadable(path);
  }
}

async function written(path: string, note: string): Promise<void> {
  try {
    // Never over what was kept before: an older checkpoint is the very thing that must not be lost.
    await writeFile(path, note, { flag: 'wx' });
  } catch {
    throw new UnreadableInput(`Không ghi được "${path}": tệp đã có hoặc không có quyền. Hãy chọn tên khác.`, `${path} cannot be written`);
  }
}

const notReadable = (path: string): UnreadableInput =>
  new UnreadableInput(`Không đọc được tệp "${path}". Hãy xem lại tên tệp.`, `${path} cannot be read`);

main(process.argv.slice(2)).then(
  (code) => void (process.exitCode = code),
  (error: unknown) => {
    const told = error instanceof DossierRefused || error instanceof UnreadableInput ? error.messageVi : null;
    const text = told === null ? (error instanceof Error ? (error.stack ?? error.message) : String(error)) : plain(told);
    process.stderr.write(`${text}\n`);
    process.exitCode = EXIT_UNREADABLE;
  },
);
