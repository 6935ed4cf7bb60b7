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

/** False where the browser keeps nothing: a private window, a full disk. */
export function keepCopy(name: string, copy: LocalCopy): boolean {
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
      for (const name of namesKept()) dropCopy(name);
    });
}

/** What was sent is not typed text any more. */
export function dropSentCopies(): void {
  const draft = document.querySelector<HTMLElement>('[data-draft-taken]')?.dataset['draftTaken'];
  if (draft !== undefined) for (const name of namesKept()) if (name.endsWith(`:${draft}`)) dropCopy(name);
}

function namesKept(): readonly string[] {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
  } catch {
    return [];
  }
}
