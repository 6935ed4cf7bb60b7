import { addressOf, configOf } from './settings';

describe('where a verb looks', () => {
  it.each([
    [{ HOST: '127.0.0.1', PORT: 3000 }, 'http://127.0.0.1:3000'],
    [{ HOST: '0.0.0.0', PORT: 80 }, 'http://127.0.0.1:80'],
    [{ HOST: '::', PORT: 80 }, 'http://[::1]:80'],
    [{ HOST: 'hieu-hoc.example', PORT: 443 }, 'http://hieu-hoc.example:443'],
  ])('%j listens, %s is asked', (config, address) => expect(addressOf(config)).toBe(address));

  it('an option comes before the environment', () => expect(configOf({ data: '/b' }, { HIEUHOC_DATA: '/a' }).HIEUHOC_DATA).toBe('/b'));
});
