import { recognitionPath, standingOf, standingWords, subjectWords } from './recognised';

const grant = { recognisedOn: '2015-11-20', validUntil: '2018-11-20', revokedOn: null, live: false };

it.each([
  ['held', { ...grant, live: true }, '2016-01-01', 'live', 'Đang giữ'],
  ['yet to begin', grant, '2015-11-19', 'to-come', 'Có hiệu lực từ 20/11/2015'],
  ['run out', grant, '2018-11-21', 'expired', 'Hết hạn từ sau 20/11/2018'],
  ['revoked', { ...grant, revokedOn: '2017-01-01' }, '2017-01-01', 'revoked', 'Bị thu hồi từ 01/01/2017'],
  ['annulled', { ...grant, revokedOn: '2015-11-20' }, '2014-01-01', 'annulled', 'Đã huỷ công nhận'],
  ['ended with its area', { ...grant, validUntil: null }, '2019-01-01', 'ended', 'Kết thúc cùng địa bàn'],
])('one that is %s says so', (_, one, on, standing, words) => {
  expect(standingOf(one, on)).toBe(standing);
  expect(standingWords(one, on)).toBe(words);
});

it('a code stands for whom nobody may name here', () => {
  const one = { title: 'a/b', subject: 'ho 1', name: null };
  expect(subjectWords({ ...one, name: 'Nhà ông Ba' })).toBe('Nhà ông Ba');
  expect(subjectWords(one)).toBe('Mã ho 1');
  expect(subjectWords({ ...one, erased: true })).toBe('Tên đã xoá (mã ho 1)');
  expect(recognitionPath(one)).toBe('/cong-nhan/a%2Fb/ho%201');
});
