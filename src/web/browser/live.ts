import { keepState } from './keep-state';

/** Of many events at once, one look; and however many come, one look this often. */
const PAUSE_MS = 1_500;

/**
 * An open page follows the log: where there is news it asks for itself again and takes over what has changed, in place. What that takes is
 * loaded with the first news.
 */
export function followLive(): void {
  const region = document.querySelector<HTMLElement>('[data-live]');
  const address = region?.dataset['live'];
  if (region === null || address === undefined) return;
  const source = new EventSource(address);
  let isFirst = true;
  let waits = false;
  source.addEventListener('co-moi', () => {
    if (isFirst || waits) {
      isFirst = false;
      return;
    }
    waits = true;
    window.setTimeout(() => {
      waits = false;
      void refresh(region);
    }, PAUSE_MS);
  });
  window.addEventListener('pagehide', () => source.close());
  whileItMoves(region);
}

/** What goes on without news of the log, a build of a read model: looked at again until it is done. */
function whileItMoves(region: HTMLElement): void {
  if (region.querySelector('[data-moves]') === null) return;
  window.setTimeout(() => void refresh(region).then(() => whileItMoves(region)), PAUSE_MS);
}

async function refresh(region: HTMLElement): Promise<void> {
  const answer = await fetch(window.location.href, { headers: { Accept: 'text/html' } }).catch(() => null);
  if (answer === null || !answer.ok || answer.redirected) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-live]');
  if (fresh === null) return;
  keepState(region, fresh);
  const { default: htmx } = await import('htmx.org');
  await htmx.swap({ target: region, text: fresh.innerHTML, swap: 'innerMorph' });
}
