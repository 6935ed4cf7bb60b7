declare const htmx: {
  swap(options: { readonly target: Element; readonly text: string; readonly swap: string; readonly select?: string }): Promise<void>;
};

/** Of many events at once, one look. */
const PAUSE_MS = 1_500;

/** An open page follows the log: where there is news it asks for itself again and takes over what has changed, in place. */
export function followLive(): void {
  const region = document.querySelector<HTMLElement>('[data-live]');
  const address = region?.dataset['live'];
  if (region === null || address === undefined) return;
  const source = new EventSource(address);
  let seen: string | null = null;
  let timer: number | undefined;
  source.addEventListener('co-moi', ({ data }: MessageEvent<string>) => {
    const isFirst = seen === null;
    seen = data;
    if (isFirst) return;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void refresh(region), PAUSE_MS);
  });
  window.addEventListener('pagehide', () => source.close());
}

async function refresh(region: HTMLElement): Promise<void> {
  const answer = await fetch(window.location.href, { headers: { Accept: 'text/html' } });
  if (!answer.ok || answer.redirected) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-live]');
  if (fresh !== null) await htmx.swap({ target: region, text: fresh.innerHTML, swap: 'innerMorph' });
}
