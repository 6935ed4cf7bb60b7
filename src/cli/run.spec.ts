import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hieuhoc } from './io.fixture';
import { version } from './version';

const nowhere = join(mkdtempSync(join(tmpdir(), 'cli-')), 'data');
/** Port 1 answers nobody. */
const env = { HIEUHOC_DATA: nowhere, PORT: '1' };

describe('the command line', () => {
  it.each([[['--help']], [['status', '--help']], [['plan', 'import', '--help']], [['log', 'copy', '-h']]])(
    '%j helps, with exit code 0',
    async (argv) => {
      const { code, out, err } = await hieuhoc(argv, env);
      expect([code, err]).toEqual([0, '']);
      expect(out).toContain('Cách dùng: hieuhoc');
      expect(out).toContain('--json');
    },
  );

  it('says its version', async () => expect(await hieuhoc(['--version'], env)).toEqual({ code: 0, out: `${version()}\n`, err: '' }));

  it.each([
    ['no verb', [], 'Hãy chọn một lệnh'],
    ['an unknown verb', ['sttaus'], 'Không có lệnh "sttaus"'],
    ['an unknown option', ['status', '--plan', 'x', '--nope'], 'Không có tuỳ chọn --nope'],
    ['an option that is missing', ['status'], 'Thiếu tuỳ chọn --plan'],
    ['an option without its value', ['status', '--plan'], 'cần một giá trị'],
    ['an argument that is missing', ['plan', 'export'], 'Thiếu <kế-hoạch>'],
    ['too many arguments', ['plan', 'export', 'a', 'b'], 'Thừa tham số'],
    ['an actor that is a name', ['plan', 'import', 'x.yaml', '--as', 'Nguyễn Văn A'], '--as phải là mã người dùng'],
    ['a file that is no plan', ['plan', 'import', 'x.docx', '--as', 'a'], 'chỉ nhận tệp .yaml'],
    ['a file that is not there', ['plan', 'import', `${nowhere}.yaml`, '--as', 'a'], 'không đọc được tệp'],
    ['a limit that is no number', ['history', '--limit', 'many'], '--limit phải là số'],
    ['a server that is no address', ['plan', 'list', '--server', 'máy chủ'], '--server phải là địa chỉ'],
    ['a server and none', ['plan', 'list', '--server', 'http://x', '--local'], 'không đi cùng nhau'],
    ['a copy onto itself', ['log', 'copy', '--from', 'a.db', '--to', './a.db'], 'cùng một nhật ký'],
    ['neither a projection nor all', ['projections', 'rebuild'], 'Hãy ghi tên một bảng tổng hợp'],
  ])('%s is wrong usage: exit code 2 and a sentence', async (_, argv, sentence) => {
    const { code, out, err } = await hieuhoc(argv, env);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(sentence);
  });

  it('wrong configuration is wrong usage, all of it at once', async () => {
    const { code, err } = await hieuhoc(['plan', 'list'], { PORT: 'x', HIEUHOC_LOG_LEVEL: 'loud' });
    expect(code).toBe(2);
    expect(err).toMatch(/PORT[^]*HIEUHOC_LOG_LEVEL/);
  });

  it('what cannot be reached has exit code 3', async () => {
    const noLog = await hieuhoc(['status', '--plan', 'x'], env);
    expect(noLog).toMatchObject({ code: 3, out: '' });
    expect(noLog.err).toContain('Chưa có nhật ký');
    expect(await hieuhoc(['plan', 'list', '--server', 'http://127.0.0.1:1'], env)).toMatchObject({ code: 3, out: '' });
  });

  it('with --json a refusal is one line of JSON on the side', async () => {
    const { err } = await hieuhoc(['plan', 'list', '--json', '--server', 'http://127.0.0.1:1'], env);
    expect(JSON.parse(err)).toMatchObject({ code: 'server-not-reachable', base: 'http://127.0.0.1:1' });
  });

  it('nothing of this has touched a database', () => expect(existsSync(nowhere)).toBe(false));
});
