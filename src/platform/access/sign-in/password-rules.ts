import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { PasswordRefused } from './sign-in.errors';

const SHORTEST = 12;
const LONGEST = 128;
/** What a guesser needs, as a power of ten: below it the password is among those that are tried first. */
const LEAST_GUESSES_LOG10 = 8;
/** Longer ones are judged by their beginning; the time it takes grows with the square. */
const JUDGED = 64;

/** What a guesser of this country and this system tries first, beside the lists of leaked passwords. */
const LOCAL = [
  'hieuhoc', 'khuyenhoc', 'xahoihoctap', 'giaoduc', 'matkhau', 'quantri', 'vietnam', 'ubnd', 'gddt', 'anhyeuem', 'emyeuanh',
  'congdong', 'tinhoc', 'hanoi', 'quangninh', 'dongtrieu', 'langgiang', 'phutan', 'canbo', 'administrator',
]; // prettier-ignore

let estimator: ZxcvbnFactory | null = null;
const estimate = (): ZxcvbnFactory => (estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs }));

/**
 * ASVS 5.0 6.2: length alone and no rules of composition; passwords that were leaked or are guessed first are refused, with the words of
 * this place and of the account. Throws PasswordRefused.
 */
export function requireGoodPassword(password: string, words: readonly string[]): void {
  const length = [...password.normalize('NFC')].length;
  if (length < SHORTEST)
    throw new PasswordRefused(
      'too-short',
      `Mật khẩu phải có ít nhất ${SHORTEST} ký tự. Một câu ngắn dễ nhớ là tốt nhất; không cần chữ hoa hay ký hiệu.`,
      `A password has at least ${SHORTEST} characters; a short sentence is best.`,
    );
  if (length > LONGEST) throw new PasswordRefused('too-long', `Mật khẩu không quá ${LONGEST} ký tự.`, `At most ${LONGEST} characters.`);
  const { guessesLog10 } = estimate().check(password.normalize('NFC').slice(0, JUDGED), [...LOCAL, ...words]);
  if (guessesLog10 < LEAST_GUESSES_LOG10)
    throw new PasswordRefused(
      'too-common',
      'Mật khẩu này thuộc loại bị đoán đầu tiên (đã lộ, lặp lại, theo dãy phím hoặc theo tên). Hãy chọn một câu khác, dài hơn.',
      'This password is among those that are guessed first: choose another, longer sentence.',
    );
}
