import { keepDraft } from './keep-draft';
import { dropCopiesOnSignOut, dropSentCopies } from './local-copy';

export function keepDrafts(): void {
  dropCopiesOnSignOut();
  dropSentCopies();
  const form = document.querySelector<HTMLFormElement>('form[data-draft]');
  const { draft, owner } = form?.dataset ?? {};
  if (form !== null && draft !== undefined && owner !== undefined) keepDraft(form, draft, owner);
}
