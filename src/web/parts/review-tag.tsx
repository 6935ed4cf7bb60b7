import type { VNode } from 'preact';
import type { FigureView } from '../../figures';

type Review = FigureView['review'];

export const REVIEW_WORDS: Readonly<Record<Review, string>> = {
  waiting: 'Chờ xác minh',
  verified: 'Đã xác minh',
  returned: 'Bị trả lại',
  withdrawn: 'Đã rút',
};

const LOOKS: Readonly<Record<Review, string>> = { waiting: 'sent', verified: 'verified', returned: 'returned', withdrawn: 'draft' };

/** How a figure stands with who verifies it: an outline and a word. */
export const ReviewTag = ({ review, changed = false }: { review: Review; changed?: boolean }): VNode => (
  <span class={`hh-verified hh-verified--${LOOKS[review]}`}>
    {changed && review === 'waiting' ? 'Sửa sau xác minh' : REVIEW_WORDS[review]}
  </span>
);
