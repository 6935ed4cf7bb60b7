import type { Check, Verdict } from '@hieuhoc/dossier';
import { plain } from './plain';
import { rowLines } from './text-rows';
import { vietnameseNumber } from '../../platform/text/numbers';
import { askedWords, CHECKS, conclusionWords, OUTCOMES } from './words';
import { wrapped } from './wrapped';

/** What is printed of a verdict, line by line: the checks, the conclusion, what no check shows, the rows, the checkpoint to keep. */
export const reportOn = (verdict: Verdict, file: string): readonly string[] => linesOn(verdict, file).map(plain);

function linesOn(verdict: Verdict, file: string): readonly string[] {
  const { origin, size, asOf, asked, checks, outcome, notProven, note } = verdict;
  return [
    'KIỂM CHỨNG HỒ SƠ',
    `  Tệp:      ${file}`,
    `  Nhật ký:  ${origin}, ${vietnameseNumber(String(size))} sự kiện; hồ sơ theo ${vietnameseNumber(String(asOf))} sự kiện đầu`,
    `  Câu hỏi:  ${askedWords(asked)}`,
    '',
    ...checks.flatMap(checkLines),
    `KẾT LUẬN: ${OUTCOMES[outcome].toUpperCase()}`,
    ...wrapped(conclusionWords(verdict), '  '),
    '',
    'KHÔNG HỒ SƠ NÀO CHỨNG MINH ĐƯỢC',
    ...notProven.flatMap(({ messageVi }) => wrapped(messageVi, '  - ')),
    '',
    ...rowLines(verdict),
    'GIẤY CHỐT CỦA HỒ SƠ NÀY (ghi ra tệp kèm chữ ký bằng --keep, giữ lại để so lần sau)',
    ...note
      .slice(0, Math.max(0, note.indexOf('\n\n')))
      .split('\n')
      .map((line) => `  ${line}`),
  ];
}

function checkLines({ number, id, outcome, messageVi }: Check): readonly string[] {
  const heading = `${String(number).padStart(2)}. ${CHECKS[id]}: ${OUTCOMES[outcome].toUpperCase()}`;
  return [heading, ...wrapped(messageVi, '    '), ''];
}
