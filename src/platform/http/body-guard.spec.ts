import { ofTheApi } from './body-guard';

it.each(['/api', '/api/figures', '/API/session', '/api?x=1', 'http://elsewhere.example/api/session', '/a/../api/x'])(
  '%s is of the API',
  (url) => expect(ofTheApi({ url })).toBe(true),
);

it.each(['/', '/apis', '/nhap/api/x', '/tong-quan?plan=/api/', ''])('%p is not', (url) => expect(ofTheApi({ url })).toBe(false));
