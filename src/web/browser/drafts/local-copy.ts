/* What could not be sent lies in the browser, of one person and one form, until it could. */

const PREFIX = 'hh-nhap:';

export type Fields = Readonly<Record<string, string>>;

export interface LocalCopy {
  readonly fields: Fields;
  /** The draft that it goes on from. */
  readonly revision: string;
  readonly at: string;
}

export const copyName = (owner: string, draft: string): string => `${PREFIX}${owner}:${draft}`;

let isSigningOut = false;

/** False where the browser keeps nothing: a private window, a full disk. */
export function keepCopy(name: string, copy: LocalCopy): boolean {
  if (isSigningOut) return false;
  try {
    localStorage.setItem(name, JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

export function copyIn(name: string): LocalCopy | null {
  try {
    const text = localStorage.getItem(name);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by keepCopy alone
    return text === null ? null : (JSON.parse(text) as LocalCopy);
  } catch {
    return null;
  }
}

export function dropCopy(name: string): void {
  try {
    localStorage.removeItem(name);
  } catch {
    // A browser that keeps nothing has nothing to drop.
  }
}

/** Whoever signs out leaves nothing behind on the machine. */
export function dropCopiesOnSignOut(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[action="/dang-xuat"]'))
    form.addEventListener('submit', () => {
      isSigningOut = true;
      for (const name of namesKept()) dropCopy(name);
    });
}

/** What the server has taken: the draft has gone on since, or is no more. */
export function dropSentCopies(): void {
  const taken = document.querySelector<HTMLElement>('[data-draft-taken]');
  const draft = taken?.dataset['draftTaken'];
  const now = taken?.querySelector<HTMLInputElement>('input[name="ban-nhap"]')?.value ?? '';
  for (const name of draft === undefined ? [] : namesKept())
    if (name.endsWith(`:${draft}`) && copyIn(name)?.revision !== now) dropCopy(name);
}

function namesKept(): readonly string[] {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
  } catch {
    return [];
  }
}
