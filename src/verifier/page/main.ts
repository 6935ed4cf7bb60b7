import { DossierRefused } from '@hieuhoc/dossier';
import { toHex } from '@hieuhoc/transparency-log';
import { sha256 } from '@noble/hashes/sha2.js';
import { UnreadableInput } from '../input/input.errors';
import { keysIn } from '../input/keys';
import { plain } from '../report/plain';
import { verdictOn } from '../verify';
import { aMoment, bytesOf } from './bytes';
import { found } from './element';
import { about, checksInto, conclusion, notProven } from './show-checks';
import { noteShown, signatures } from './show-note';
import { rowsShown } from './show-rows';

const form = found('form', HTMLFormElement);
const drop = found('drop', HTMLElement);
const dossier = found('dossier', HTMLInputElement);
const keys = found('keys', HTMLTextAreaElement);
const keysFile = found('keys-file', HTMLInputElement);
const witnesses = found('witnesses', HTMLInputElement);
const held = found('held', HTMLTextAreaElement);
const heldFiles = found('held-files', HTMLInputElement);
const papers = found('papers', HTMLInputElement);
const authorities = found('authorities', HTMLTextAreaElement);
const authoritiesFile = found('authorities-file', HTMLInputElement);
const problem = found('problem', HTMLElement);
const progress = found('progress', HTMLElement);
const result = found('result', HTMLElement);
const button = form.querySelector('button');

let chosen: File | null = null;

function choose(file: File | undefined): void {
  if (file === undefined) return;
  chosen = file;
  drop.classList.add('chosen');
  found('dossier-name', HTMLElement).textContent = `${file.name} (${Math.ceil(file.size / 1024).toLocaleString('vi-VN')} KB)`;
}

function say(text: string | null): void {
  problem.hidden = text === null;
  problem.textContent = plain(text ?? '');
}

async function check(file: File): Promise<void> {
  const brought = {
    keys: [keys.value],
    held: [held.value, ...(await textsOf(heldFiles))],
    papers: papers.value.split(/[;\n]/).filter((paper) => paper.trim() !== ''),
    authorities: authorities.value,
    quorum: Math.max(1, witnesses.valueAsNumber || 1),
  };
  const digest = sha256.create();
  const verdict = await verdictOn(bytesOf(file, digest), brought, (lines) => {
    progress.textContent = `Đang đọc: ${lines.toLocaleString('vi-VN')} dòng…`;
    return aMoment();
  });
  progress.textContent = '';
  const looked = {
    file: file.name,
    digest: toHex(digest.digest()),
    at: new Date(),
    keys: keysIn(keys.value).map(({ name, keyId }) => `${name} (${keyId.toString(16).padStart(8, '0')})`),
  };
  result.hidden = false;
  result.append(about(verdict, looked));
  await checksInto(result, verdict.checks);
  const told = conclusion(verdict);
  result.prepend(told);
  const rows = rowsShown(verdict);
  result.append(notProven(verdict), ...(rows === null ? [] : [rows]), noteShown(verdict), signatures());
  result.focus();
  told.scrollIntoView({ block: 'start' });
}

const textsOf = ({ files }: HTMLInputElement): Promise<string[]> => Promise.all([...(files ?? [])].map((file) => file.text()));

async function submitted(): Promise<void> {
  say(null);
  result.hidden = true;
  result.replaceChildren();
  if (chosen === null) {
    say('Hãy chọn tệp hồ sơ (.hoso).');
    dossier.focus();
    return;
  }
  if (button !== null) button.disabled = true;
  try {
    await check(chosen);
  } catch (error) {
    const known = error instanceof DossierRefused || error instanceof UnreadableInput;
    say(known ? error.messageVi : 'Không đọc được tệp. Hãy chọn lại tệp.');
    progress.textContent = '';
  } finally {
    if (button !== null) button.disabled = false;
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void submitted();
});
dossier.addEventListener('change', () => choose(dossier.files?.[0]));
keysFile.addEventListener('change', () => void textsOf(keysFile).then((texts) => (keys.value = texts.join('\n'))));
authoritiesFile.addEventListener('change', () => void textsOf(authoritiesFile).then((texts) => (authorities.value = texts.join('\n'))));
heldFiles.addEventListener('change', () => {
  found('held-names', HTMLElement).textContent = [...(heldFiles.files ?? [])].map(({ name }) => name).join(', ');
});
for (const type of ['dragover', 'dragleave', 'drop'] as const)
  document.addEventListener(type, (event) => {
    event.preventDefault();
    drop.classList.toggle('over', type === 'dragover');
    if (type === 'drop') choose(event.dataTransfer?.files[0]);
  });
