import { areaOfStream } from './area-of-stream';

describe('The area that a stream is about', () => {
  it('of a figure is the one of the figure', () => expect(areaOfStream('figure-gia-dinh:22.205.07075:2015-H1')).toBe('22.205.07075'));
  it.each(['hierarchy', 'plan-dong-trieu-2013', 'account-0198c1f2', 'recognition-gia-dinh:s-1'])('of %s is everywhere', (stream) =>
    expect(areaOfStream(stream)).toBeNull(),
  );
});
