import type { Browser, Locator, Page } from 'playwright-core';
import { Browsing, type BrowsingOptions } from './browsing';

type Words = string | RegExp;

/** Somebody without a manual: goes where the page in front of him leads, by what is written there. */
export class Somebody {
  private constructor(
    private readonly browsing: Browsing,
    readonly page: Page,
  ) {
    page.setDefaultTimeout(30_000);
  }

  static async atFirstScreen(browser: Browser, url: string, options: BrowsingOptions): Promise<Somebody> {
    const browsing = await Browsing.of(browser, url, options);
    const somebody = new Somebody(browsing, browsing.page);
    await browsing.open('/');
    return somebody;
  }

  get width(): number {
    return this.page.viewportSize()?.width ?? 0;
  }

  get errors(): readonly string[] {
    return this.browsing.errors;
  }

  /** What the page says under its heading. */
  get main(): Locator {
    return this.page.getByRole('main');
  }

  /** All that the page says, in one line. */
  async said(): Promise<string> {
    return ((await this.main.textContent()) ?? '').replaceAll(/\s+/g, ' ');
  }

  async heading(): Promise<string> {
    return (await this.page.getByRole('heading', { level: 1 }).innerText()).replaceAll(/\s+/g, ' ');
  }

  /** The first row of a table that has all these words. */
  row(...words: readonly Words[]): Locator {
    return words.reduce<Locator>((rows, hasText) => rows.filter({ hasText }), this.main.getByRole('row')).first();
  }

  async follow(words: Words, within: Locator = this.main): Promise<void> {
    await within.getByRole('link', { name: words }).first().click();
    await this.page.waitForLoadState();
  }

  async press(words: Words, within: Locator = this.main): Promise<void> {
    await within.getByRole('button', { name: words }).first().click();
    await this.page.waitForLoadState();
  }

  /** On a phone the menu is behind a link. */
  async go(words: Words): Promise<void> {
    const menu = this.page.getByRole('navigation', { name: 'Các trang' });
    const opener = this.page.getByRole('banner').getByRole('link', { name: 'Các trang' });
    if (await opener.isVisible()) await opener.click();
    await this.follow(words, menu);
  }

  /** Where a script runs, choosing is enough. */
  async choose(field: string, words: RegExp, button: string): Promise<void> {
    const select = this.main.getByLabel(field, { exact: true });
    const options = await select.locator('option').allInnerTexts();
    await select.selectOption({ label: options.find((one) => words.test(one)) ?? '' });
    const shown = this.main.getByRole('button', { name: button }).first();
    if (await shown.isVisible()) await shown.click();
    await this.page.waitForURL(/[?]/);
  }

  /** From wherever he stands: the head of the page leads to the choice of sample people. */
  async become(words: Words): Promise<void> {
    await this.follow(/Chọn vai|Đổi vai/, this.page.getByRole('banner'));
    await this.press(words);
    const today = this.main.getByRole('link', { name: 'Về hôm nay' });
    if (await today.isVisible()) await this.follow('Về hôm nay');
  }

  /** What stands well is folded away. */
  async openIfClosed(words: Words, within: Locator = this.main): Promise<void> {
    const folded = within.locator('details:not([open]) > summary').filter({ hasText: words }).first();
    if (await folded.isVisible()) await folded.click();
  }

  /** As the page asks: looks again until it is so. */
  async againUntil(words: RegExp): Promise<void> {
    const until = Date.now() + 60_000;
    while (!words.test(await this.said())) {
      if (Date.now() > until) throw new Error(`${this.page.url()} does not come to say ${words.source}: ${await this.said()}`);
      await this.page.waitForTimeout(500);
      await this.page.reload();
    }
  }

  close(): Promise<void> {
    return this.browsing.close();
  }
}
