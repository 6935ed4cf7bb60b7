import { ownAddress } from './own-address';

it('after signing in one goes on where one was', () =>
  expect(ownAddress('/nhap/2015-H1?area=a&on=2015-07-31')).toBe('/nhap/2015-H1?area=a&on=2015-07-31'));

it.each([
  undefined,
  '',
  'https://elsewhere.example/',
  '//elsewhere.example',
  '/\\elsewhere.example',
  '/\t/elsewhere.example',
  'javascript:alert(1)',
  '/dang-nhap?tiep=/',
])('no link leads elsewhere: %p', (asked) => expect(ownAddress(asked)).toBe('/'));
