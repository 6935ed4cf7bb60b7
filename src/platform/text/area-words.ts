/** “xã An Sinh”; a name that says its kind itself (“Khu 5” of the kind “khu phố”) is left alone. */
export function areaWords({ name, kind }: { readonly name: string; readonly kind: string }): string {
  const [first = ''] = kind.toLocaleLowerCase('vi').split(' ', 1);
  const saysItself = `${name.toLocaleLowerCase('vi')} `.startsWith(`${first} `);
  return kind === '' || kind === 'nước' || saysItself ? name : `${kind} ${name}`;
}
