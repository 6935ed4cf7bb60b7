import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { chromiumHere } from '../support/chromium';

const path = chromiumHere();
const SCREENS = join(__dirname, '..', '..', 'test-output', 'screens');

/** Where there is no Chromium the suite says that it was skipped. */
export const describeInBrowser = (title: string, suite: () => void): void =>
  path === null ? describe.skip(`${title} (no Chromium on this machine)`, suite) : describe(title, suite);

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: path ?? '', args: ['--no-sandbox', '--disable-dev-shm-usage'] });

export interface BrowsingOptions {
  /** A sample person's id; nobody: who only looks. */
  readonly person?: string;
  readonly width?: number;
  readonly script?: boolean;
}

/** A window of its own: cookies, drafts and errors of nobody else. */
export class Browsing {
  readonly errors: string[] = [];

  private constructor(
    readonly url: string,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
    page.on('pageerror', (error) => this.errors.push(error.message));
  }

  static async of(browser: Browser, url: string, { person, width = 1100, script = true }: BrowsingOptions = {}): Promise<Browsing> {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      locale: 'vi-VN',
      javaScriptEnabled: script,
      baseURL: url,
    });
    if (person !== undefined) await context.request.post('/api/session', { data: { person }, headers: { 'X-Requested-With': 'test' } });
    return new Browsing(url, context, await context.newPage());
  }

  async open(address: string): Promise<void> {
    await this.page.goto(address, { waitUntil: 'load' });
  }

  close(): Promise<void> {
    return this.context.close();
  }
}

/**
 * Rule and place of everything that WCAG 2.2 A and AA have against the page as it stands. No page of ours has frames: run in the page itself,
 * and told only what it has against it, axe takes a quarter of the time.
 */
export async function violationsOf(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}

/** A bar that sticks to the window covers something, what depends on the window: in one as tall as the page nothing is covered. */
export async function showWhole(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: await page.evaluate(() => document.documentElement.scrollHeight) });
}

/** For a person to look at, whatever the tests say. */
export async function keepScreen(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENS, { recursive: true });
  await page.screenshot({ path: join(SCREENS, `${name}.png`), fullPage: true });
}

export const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

export interface Load {
  readonly requests: number;
  readonly bytes: number;
}

/** What a page asks of the server when it is opened for the first time, uncompressed. */
export async function loadOf(browser: Browser, url: string, address: string, person?: string): Promise<Load> {
  const { context, page, ...rest } = await Browsing.of(browser, url, person === undefined ? {} : { person });
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'eventsource')
      sizes.push(
        response.body().then(
          ({ length }) => length,
          () => 0,
        ),
      );
  });
  let requests = 0;
  page.on('request', () => requests++);
  await page
    .goto(`${rest.url}${address}`, { waitUntil: 'networkidle', timeout: 120_000 })
    .catch(() => page.goto(`${rest.url}${address}`, { waitUntil: 'load' }));
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  await context.close();
  return { requests, bytes };
}
