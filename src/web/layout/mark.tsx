import type { VNode } from 'preact';

/** The sign of the house: an open book whose pages are steps. */
export const Mark = (): VNode => (
  <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <path d="M3 8.5 16 5l13 3.5v16L16 28 3 24.5z" fill="none" stroke="#ffd27a" stroke-width="2.2" stroke-linejoin="round" />
    <path d="M16 5v23" stroke="#ffd27a" stroke-width="2.2" />
    <path d="M6.5 19.5h3v-4h3v-4h1.5" fill="none" stroke="#fff" stroke-width="2.2" stroke-linejoin="round" stroke-linecap="round" />
    <path d="M18 20.5l3.2-3 2.6 1.6L27 13" fill="none" stroke="#fff" stroke-width="2.2" stroke-linejoin="round" stroke-linecap="round" />
  </svg>
);

/** For the tab of the browser; in the page, so that it costs no request. */
export const ICON =
  'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 viewBox=%220 0 32 32%22%3E%3Crect width=%2232%22 height=%2232%22 rx=%226%22 fill=%22%230c2f4f%22/%3E%3Cpath d=%22M5 10l11-3 11 3v13l-11 3-11-3zM16 7v19%22 fill=%22none%22 stroke=%22%23ffd27a%22 stroke-width=%222.4%22/%3E%3C/svg%3E';
