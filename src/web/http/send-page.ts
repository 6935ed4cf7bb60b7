import type { Response } from 'express';
import { render } from 'preact-render-to-string';
import type { VNode } from 'preact';
import type { PageAnswer } from './page-answer';

/**
 * Scripts and styles are files of ours; only drawn charts carry style attributes. A form goes nowhere else, nobody frames a page, and the
 * address of a page (it may name an area) stays on this site. `same-origin`, not `no-referrer`: under that a browser calls its own form's origin `null`.
 */
const HEADERS = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'Referrer-Policy': 'same-origin',
  'Cache-Control': 'private, no-cache',
} as const;

export function sendPage(response: Response, shown: VNode, status: number): string {
  response.status(status).set(HEADERS).type('html');
  return `<!doctype html>${render(shown)}`;
}

/** Sets status and headers; gives the body. */
export function sendAnswer(response: Response, answer: PageAnswer): string | Buffer {
  switch (answer.kind) {
    case 'page': {
      const body = sendPage(response, answer.page, answer.status ?? 200);
      for (const cookie of answer.cookies ?? []) response.append('Set-Cookie', cookie);
      if (answer.secret === true) response.set('Cache-Control', 'no-store');
      return body;
    }
    case 'see-other':
      for (const cookie of answer.cookies ?? []) response.append('Set-Cookie', cookie);
      response.status(303).set({ Location: answer.to, 'Cache-Control': 'no-store' }).type('text/plain');
      return '';
    case 'file':
      if (answer.name !== undefined) response.attachment(answer.name);
      response
        .status(answer.status ?? 200)
        .set({ 'Cache-Control': 'private, no-cache' })
        .type(answer.type);
      return answer.body;
  }
}
