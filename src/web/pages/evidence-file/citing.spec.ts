import { calledOf } from '../../known/called';
import { citingOf } from './citing';

const called = calledOf(
  {
    indicators: [{ code: 'gia-dinh', name: 'Gia đình hiếu học', unit: '%' }],
    titles: [{ code: 'don-vi', name: 'Đơn vị học tập' }],
    bodies: [],
    plans: [{ plan: 'dt', title: 'Kế hoạch Đông Triều' }],
    people: [],
  },
  new Map([['22.205', 'huyện Đông Triều']]),
);

it.each([
  [
    'figure-gia-dinh:22.205:2015-H1',
    'Số liệu “Gia đình hiếu học”, huyện Đông Triều, 6 tháng đầu năm 2015',
    '/so-lieu/gia-dinh/22.205/2015-H1',
  ],
  ['report-dt:xa:22.205:2015', 'Báo cáo năm 2015', '/bao-cao/dt/xa/22.205/2015'],
  ['recognition-don-vi:truong-1', 'Công nhận “Đơn vị học tập”', '/cong-nhan/don-vi/truong-1'],
  ['task-dt:viec-1', 'Nhiệm vụ của Kế hoạch Đông Triều', null],
  ['plan-dt', 'Đính chính của Kế hoạch Đông Triều', null],
  ['gì đó', 'gì đó', null],
])('%s is called %s', (stream, words, path) => expect(citingOf(stream, called)).toEqual({ words, path }));
