/** One button or link after the sentence. */
export interface Choice {
  readonly words: string;
  readonly act: (() => void) | { readonly href: string; readonly elsewhere?: true };
}

const clock = new Intl.DateTimeFormat('vi-VN', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Ho_Chi_Minh' });
export const clockWords = (instant: string): string => clock.format(new Date(instant));

/** The line that says what became of what is typed; heard too. */
export function say(words: string, { trouble = false, choices = [] }: { trouble?: boolean; choices?: readonly Choice[] } = {}): void {
  const line = document.getElementById('da-luu');
  if (line === null) return;
  line.classList.toggle('hh-saved--trouble', trouble);
  line.replaceChildren(words, ...choices.flatMap((choice) => [' ', elementOf(choice)]));
}

function elementOf({ words, act }: Choice): HTMLElement {
  if (typeof act === 'function') {
    const button = document.createElement('button');
    Object.assign(button, { type: 'button', className: 'hh-link-button', textContent: words });
    button.addEventListener('click', act);
    return button;
  }
  const link = document.createElement('a');
  Object.assign(link, { href: act.href, className: 'govuk-link', textContent: words });
  if (act.elsewhere === true) Object.assign(link, { target: '_blank', rel: 'noopener' });
  return link;
}
