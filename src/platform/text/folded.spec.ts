import { folded } from './folded';

it.each([
  ['Đông Triều', 'dong trieu'],
  ['  Việt   Dân ', 'viet dan'],
  ['Hoà Bình', 'hoa binh'],
  ['Hòa Bình', 'hoa binh'],
  ['Ước'.normalize('NFD'), 'uoc'],
])('%s is found as %s', (text, found) => expect(folded(text)).toBe(found));
