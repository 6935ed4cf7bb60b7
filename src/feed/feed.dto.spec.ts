import { validationPipe } from '../platform/http/validation';
import { ReadQuery } from '../platform/queries/list.dto';
import { FeedQuery } from './feed.dto';

describe('after=', () => {
  it.each(['0000000000032385', '00000000000004728710/00000000000004728710'])(
    'takes the position %s as the store gave it, in the feed and in every read',
    async (after) => {
      for (const metatype of [FeedQuery, ReadQuery])
        expect(await validationPipe().transform({ after }, { type: 'query', metatype })).toEqual({ after });
    },
  );

  it('refuses what no store gives', async () => {
    for (const metatype of [FeedQuery, ReadQuery])
      await expect(validationPipe().transform({ after: 'a b' }, { type: 'query', metatype })).rejects.toMatchObject({ code: 'malformed' });
  });
});
