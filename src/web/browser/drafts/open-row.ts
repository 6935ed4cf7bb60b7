import { sayReadings } from '../readings';
import { say } from './saved-line';

/** A row is opened in its place: what was typed is saved, and the row alone is brought with its boxes. */
export function openRows(form: HTMLFormElement, save: () => Promise<boolean>): void {
  form.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('button.hh-opener') : null;
    if (button === null) return;
    event.preventDefault();
    void opened(form, button, save);
  });
}

async function opened(form: HTMLFormElement, button: HTMLButtonElement, save: () => Promise<boolean>): Promise<void> {
  const row = button.closest('fieldset');
  const open = form.querySelector<HTMLInputElement>('input[name="mo"]');
  if (row === null || open === null || !(await save())) return;
  const mo = `${open.value} ${button.value.replace('mo:', '')}`.trim();
  const fresh = await rowOf(form, mo, row.id);
  if (fresh === null) {
    say('Mất kết nối: chưa mở được ô này, hãy thử lại.', { trouble: true });
    return;
  }
  open.value = mo;
  row.replaceWith(fresh);
  sayReadings(fresh);
  fresh.querySelector<HTMLElement>('input:not([type="hidden"]), textarea')?.focus();
}

async function rowOf(form: HTMLFormElement, mo: string, id: string): Promise<Element | null> {
  try {
    const address = new URL(form.action);
    address.searchParams.set('mo', mo);
    const answer = await fetch(address, { headers: { Accept: 'text/html' } });
    if (!answer.ok || answer.redirected) return null;
    return new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById(id);
  } catch {
    return null;
  }
}
