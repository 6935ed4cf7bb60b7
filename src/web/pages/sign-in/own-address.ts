/** Where to go on: an address on this site, or the first page. Nobody is led elsewhere by a link that signs him in. */
export function ownAddress(asked: string | undefined): string {
  if (asked === undefined || !asked.startsWith('/') || asked.startsWith('//') || asked.includes('\\')) return '/';
  const { host, pathname, search } = new URL(asked, 'http://page');
  return host === 'page' && pathname !== '/dang-nhap' ? pathname + search : '/';
}
