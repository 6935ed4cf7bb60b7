import { plain, plainJson } from './plain';

describe('a text that came from a file', () => {
  it('is shown as it is where everything in it can be seen', () =>
    expect(plain('Hồ sơ “đạt” – 82,35 % · Đông Triều ✓')).toBe('Hồ sơ “đạt” – 82,35 % · Đông Triều ✓'));

  it.each([
    ['ends a line', 'a\nKẾT LUẬN: ĐẠT', 'a⟨U+000A⟩KẾT LUẬN: ĐẠT'],
    ['moves the cursor of a terminal', '\u001B[2Ja\u009B1A\r', '⟨U+001B⟩[2Ja⟨U+009B⟩1A⟨U+000D⟩'],
    ['turns the direction of what follows', 'a\u202Eb\u2066c', 'a⟨U+202E⟩b⟨U+2066⟩c'],
    ['is not drawn', 'a\u200Bb\uFEFF\u2028\uDC00', 'a⟨U+200B⟩b⟨U+FEFF⟩⟨U+2028⟩⟨U+DC00⟩'],
  ])('names what %s', (_, text, shown) => expect(plain(text)).toBe(shown));

  it('in JSON reads as before, and its line breaks stay', () => {
    const value = { a: 'x\u202E\u009B\n', b: ['\u{E0001}'] };
    const text = plainJson(JSON.stringify(value, null, 2));
    expect(JSON.parse(text)).toEqual(value);
    expect(/[^\P{C}\n]/u.test(text)).toBe(false);
  });
});
