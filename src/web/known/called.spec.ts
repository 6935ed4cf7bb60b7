import { calledOf } from './called';

const lists = { indicators: [], titles: [], bodies: [{ code: 'phong-gddt', name: 'Phòng GD&ĐT' }], plans: [], people: [] };
const called = calledOf(lists, new Map([['22.205.07084-2020', 'xã Việt Dân']]));

describe('who did something', () => {
  it.each([
    ['phong-gddt', 'Phòng GD&ĐT'],
    ['22.205.07084-2020', 'xã Việt Dân'],
    ['xa-22-205-07084-2020', 'xã Việt Dân'],
    ['xa-22-205-07999', 'xa-22-205-07999'],
    ['may-chu', 'máy chủ'],
    ['ai-do', 'ai-do'],
  ])('%s is called %s', (actor, name) => expect(called.person(actor)).toBe(name));
});
