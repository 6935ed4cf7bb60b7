import { parseArgs } from 'node:util';
import { UnreadableInput } from '../input/input.errors';

export interface Arguments {
  readonly dossier: string;
  readonly keys: readonly string[];
  readonly checkpoints: readonly string[];
  readonly papers: readonly string[];
  readonly authorities: readonly string[];
  readonly quorum: number | undefined;
  /** Where the dossier's own checkpoint is to be kept. */
  readonly keep: string | undefined;
  readonly json: boolean;
}

export const USAGE = `Kiểm chứng một hồ sơ Hiếu học (.hoso), không cần hệ thống và không cần mạng.

  node kiem-chung.mjs ho-so.hoso --key khoa.txt [--checkpoint giay-chot-cu.txt]…

  --key <tệp>         khoá công khai của nhật ký và của người chứng, mỗi dòng một khoá,
                      lấy từ nguồn khác hồ sơ (quyết định, trang của cơ quan khác)
  --checkpoint <tệp>  giấy chốt cũ đã giữ, hoặc cả tệp hồ sơ cũ; dùng được nhiều lần
  --publication <mã>  mã công bố in trên báo cáo, hoặc nội dung mã QR; dùng được nhiều lần
  --witnesses <số>    cần ít nhất bao nhiêu người chứng cùng ký (mặc định 1 nếu có khoá)
  --tsa <tệp>         chứng thư (PEM) của nơi cấp dấu thời gian mà người kiểm tin
  --keep <tệp>        ghi giấy chốt của hồ sơ này ra tệp để so lần sau
  --json              in kết quả dạng JSON

Mã thoát: 0 đạt · 1 không đạt · 2 chưa chứng minh được · 3 không đọc được tệp hoặc gọi sai.
`;

/** Null where help is asked for. Throws UnreadableInput. */
export function argumentsIn(words: readonly string[]): Arguments | null {
  const { values, positionals } = parsed(words);
  if (values.help === true) return null;
  const [dossier, ...more] = positionals;
  if (dossier === undefined || more.length > 0) throw misused('Hãy cho đúng một tệp hồ sơ.');
  const { witnesses } = values;
  if (witnesses !== undefined && !/^[1-9]\d?$/.test(witnesses)) throw misused('--witnesses phải là một số từ 1 đến 99.');
  return {
    dossier,
    keys: values.key ?? [],
    checkpoints: values.checkpoint ?? [],
    papers: values.publication ?? [],
    authorities: values.tsa ?? [],
    quorum: witnesses === undefined ? undefined : Number(witnesses),
    keep: values.keep,
    json: values.json ?? false,
  };
}

const OPTIONS = {
  key: { type: 'string', multiple: true },
  checkpoint: { type: 'string', multiple: true },
  publication: { type: 'string', multiple: true },
  tsa: { type: 'string', multiple: true },
  witnesses: { type: 'string' },
  keep: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

function parsed(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true });
  } catch {
    throw misused('Có tuỳ chọn không biết hoặc thiếu giá trị.');
  }
}

const misused = (problem: string): UnreadableInput =>
  new UnreadableInput(`${problem} Chạy "node kiem-chung.mjs --help" để xem cách dùng.`, 'misused');
