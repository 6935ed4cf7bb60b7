import { Progress } from './progress';

function said(errIsTerminal: boolean, counts: readonly number[], of: number | null): string {
  let text = '';
  const progress = new Progress(
    { out: () => Promise.resolve(), err: (more) => void (text += more), outIsTerminal: false, errIsTerminal },
    'Chép',
  );
  for (const count of counts) progress.at(count, of);
  progress.done();
  return text;
}

describe('progress', () => {
  it('is a line a tenth in a file', () => expect(said(false, [1, 2, 3, 10, 11, 20], 20)).toBe('Chép: 2/20\nChép: 10/20\nChép: 20/20\n'));
  it('writes over one line at a terminal', () => expect(said(true, [5, 5, 20], 20)).toBe('\r\u001B[2KChép: 5/20\r\u001B[2KChép: 20/20\n'));
  it('counts on where the end is not known', () => expect(said(false, [9_999, 10_000, 12_345], null)).toBe('Chép: 10.000\n'));
});
