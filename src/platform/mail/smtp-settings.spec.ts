import { readSmtpUrl } from './smtp-settings';

describe('the address of a mail server', () => {
  it('says host, port, name and password; TLS is demanded but of this machine', () => {
    const auth = { user: 'hoc@so.example', pass: 'a/b:c' };
    expect(readSmtpUrl('smtps://hoc%40so.example:a%2Fb%3Ac@thu.so.example')).toEqual({
      host: 'thu.so.example',
      port: 465,
      secure: true,
      requireTLS: false,
      auth,
    });
    expect(readSmtpUrl('smtp://thu.so.example')).toEqual({ host: 'thu.so.example', port: 587, secure: false, requireTLS: true });
    expect(readSmtpUrl('smtp://127.0.0.1:2525')).toMatchObject({ port: 2525, requireTLS: false });
    expect(readSmtpUrl('smtp://[::1]:25')).toMatchObject({ host: '::1', requireTLS: false });
  });
  it.each(['', 'thu.so.example', 'http://thu.so.example', 'smtp://', 'smtp://h/path', 'smtp://h?tls=no', 'smtp://a%ZZ:b@h'])(
    '%j is none',
    (text) => expect(readSmtpUrl(text)).toBeNull(),
  );
});
