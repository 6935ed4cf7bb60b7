import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Chromium, chromiumHere, type Page } from '../../test/support/chromium';
import { bundleVerifier } from './bundle/bundle';
import { firstRow, KEYS, type Made, madeDossier, rewritten, stampedDossier } from './testing.fixture';

const browserPath = chromiumHere();
const title = 'the page of the verifier, opened from a file in a browser without a network';

(browserPath === null ? describe.skip : describe)(browserPath === null ? `${title} (no Chromium on this machine)` : title, () => {
  let browser: Chromium;
  let page: Page;
  let made: Made;
  let folder: string;
  let url: string;
  beforeAll(async () => {
    made = await madeDossier();
    folder = mkdtempSync(join(tmpdir(), 'trang-'));
    await bundleVerifier(join(__dirname, '..', '..'), folder);
    url = pathToFileURL(join(folder, 'kiem-chung.html')).href;
    browser = Chromium.start(browserPath ?? '');
  });
  afterAll(async () => {
    await browser.close();
    made.remove();
    rmSync(folder, { recursive: true });
  });
  beforeEach(async () => {
    page = await browser.page();
    await page.send('Network.emulateNetworkConditions', { offline: true, latency: 0, downloadThroughput: 0, uploadThroughput: 0 });
    await page.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-reduced-motion', value: 'reduce' }] });
    await page.open(url);
  });

  const DONE = `new Promise((resolve) => {
    const look = () => (document.querySelector('.signatures') || !document.querySelector('#problem').hidden) && resolve();
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
    look();
  })`;
  const fill = (id: string, text: string): Promise<unknown> =>
    page.evaluate(`document.getElementById('${id}').value = ${JSON.stringify(text)}`);
  const checked = async (dossier: string, keys = KEYS, held = ''): Promise<void> => {
    await page.chooseFiles('#dossier', [join(made.folder, dossier)]);
    await fill('keys', keys);
    await fill('held', held);
    await page.evaluate(`document.querySelector('button.main').click()`);
    await page.evaluate(DONE);
  };
  const outcomes = (): Promise<string[]> =>
    page.evaluate(`[...document.querySelectorAll('.checks li')].map((li) => li.dataset.check + ' ' + li.dataset.outcome)`);
  const text = (selector: string): Promise<string> => page.evaluate(`document.querySelector('${selector}').innerText`);

  it('finds what the script finds, shows the rows, and asks nobody for anything', async () => {
    await checked('ho-so.hoso', KEYS, made.older);
    expect(await outcomes()).toEqual([
      'file passed',
      'note passed',
      'log-signature passed',
      'cosignatures passed',
      'timestamps unprovable',
      'leaves passed',
      'inclusion passed',
      'older-checkpoints passed',
      'streams passed',
      'commitments unprovable',
      'figures passed',
    ]);
    expect(await text('#conclusion')).toBe('Kết luận: đạt');
    expect(await text('.about')).toContain(createHash('sha256').update(made.text).digest('hex'));
    const { period, value, counted, coverage, state } = firstRow(made);
    expect(await text('tbody tr')).toBe(['22.205', period, value, counted, coverage, state].join('\t'));
    const told = browser.told.filter(({ sessionId }) => sessionId === page.session);
    const asked = told.filter(({ method }) => method === 'Network.requestWillBeSent').map(({ params }) => params.request.url);
    expect(asked.filter((one) => !one.startsWith('blob:'))).toEqual([url]);
    expect(told.filter(({ method }) => method === 'Runtime.exceptionThrown' || method === 'Log.entryAdded')).toEqual([]);
  });

  it('could not ask anybody if it wanted to, nor run what is not its own', async () => {
    expect(await page.evaluate(`fetch('data:text/plain,x').then(() => 'asked', () => 'refused')`)).toBe('refused');
    const ran = `(() => { const one = document.createElement('script'); one.textContent = 'globalThis.ran = true'; document.body.append(one); return globalThis.ran === true; })()`;
    expect(await page.evaluate(ran)).toBe(false);
  });

  it('fails for a digit that was changed, and for a history that was forked; what is in a file is never read as HTML', async () => {
    made.write(
      'bi-sua.hoso',
      rewritten(made.text, (line) => (line.line === 'event' ? { ...line, data: line.data.replace('"802"', '"902"') } : line)),
    );
    await checked('bi-sua.hoso');
    expect(await outcomes()).toContain('leaves failed');
    expect(await text('#conclusion')).toBe('Kết luận: không đạt');
    await checked('ho-so.hoso', KEYS, made.forked);
    expect(await outcomes()).toContain('older-checkpoints failed');
    made.write(
      'chen.hoso',
      rewritten(made.text, (line) => (line.line === 'header' ? { ...line, origin: '<img src=x onerror=alert(1)>' } : line)),
    );
    await checked('chen.hoso');
    expect(await outcomes()).toContain('note failed');
    expect(await page.evaluate(`document.querySelectorAll('#result img').length`)).toBe(0);
    made.write(
      'dao.hoso',
      rewritten(made.text, (line) => (line.line === 'header' ? { ...line, origin: 'x\u202Etạđ' } : line)),
    );
    await checked('dao.hoso');
    expect(await text('.about')).toContain('x⟨U+202E⟩tạđ');
  });

  it('tries the signature of a time stamp, opened from a file', async () => {
    const { text: stamped, authority } = await stampedDossier(made.text);
    made.write('co-dau.hoso', stamped);
    await fill('authorities', authority);
    await checked('co-dau.hoso');
    expect(await outcomes()).toContain('timestamps passed');
  });

  it('says what it cannot read, and what is missing', async () => {
    await page.evaluate(`document.querySelector('button.main').click()`);
    await page.evaluate(DONE);
    expect(await text('#problem')).toBe('Hãy chọn tệp hồ sơ (.hoso).');
    await checked('khoa.txt');
    expect(await text('#problem')).toBe('Tệp không phải hồ sơ kiểm chứng (.hoso).');
    await checked('ho-so.hoso', 'không phải khoá');
    expect(await text('#problem')).toContain('Dòng 1 của phần khoá không phải là khoá công khai');
    expect(await page.evaluate(`document.querySelector('#result').hidden`)).toBe(true);
  });

  it('is used with the keyboard alone, each control with a name', async () => {
    await page.chooseFiles('#dossier', [join(made.folder, 'ho-so.hoso')]);
    const visited: string[] = [];
    for (let step = 0; step < 9; step++) {
      await page.press('Tab');
      visited.push(await page.evaluate('document.activeElement.id || document.activeElement.type || document.activeElement.tagName'));
      if (visited.at(-1) === 'submit') break;
    }
    expect(visited).toEqual(['dossier', 'keys', 'keys-file', 'witnesses', 'held', 'held-files', 'SUMMARY', 'SUMMARY', 'submit']);
    await page.press('Enter');
    await page.evaluate(DONE);
    expect(await text('#conclusion')).toBe('Kết luận: không chứng minh được');
    expect(await page.evaluate('document.activeElement.id')).toBe('result');
    const { nodes } = await page.send('Accessibility.getFullAXTree');
    const controls = nodes.filter(
      ({ role, ignored }: { role?: { value: string }; ignored: boolean }) =>
        !ignored && ['button', 'textbox', 'spinbutton', 'link'].includes(role?.value ?? ''),
    );
    expect(controls.length).toBeGreaterThan(7);
    expect(controls.filter(({ name }: { name?: { value: string } }) => (name?.value ?? '') === '')).toEqual([]);
  });

  it('has contrast enough for every text (WCAG AA), on a phone as well, where nothing runs out of the side', async () => {
    await checked('ho-so.hoso', KEYS, made.forked);
    const measure = readFileSync(join(__dirname, '..', '..', 'test', 'support', 'browser', 'contrast.js'), 'utf8');
    for (const width of [1000, 320]) {
      await page.send('Emulation.setDeviceMetricsOverride', { width, height: 800, deviceScaleFactor: 1, mobile: width < 600 });
      expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
      expect(await page.evaluate(measure)).toEqual([]);
    }
  });
});
