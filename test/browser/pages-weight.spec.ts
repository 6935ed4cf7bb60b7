import { ADDRESSES } from './addresses';
import { loadOf } from './browsing';
import { overEveryPage } from './every-page';

const MOST_REQUESTS = 8;
const MOST_BYTES = 250_000;

overEveryPage('every page, opened for the first time', (looking) => {
  it.each(ADDRESSES)(`$name takes ${MOST_REQUESTS} requests and ${MOST_BYTES / 1000} KB at most`, async (one) => {
    const { browser, url, where } = looking();
    const { requests, bytes } = await loadOf(browser, url, await where(one), one.person);
    expect(requests).toBeLessThanOrEqual(MOST_REQUESTS);
    expect(requests).toBeGreaterThan(2);
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
    expect(bytes).toBeGreaterThan(50_000);
  });
});
