import * as fc from 'fast-check';
import { canonicalJson } from '@hieuhoc/event-store';
import { splitMetadata, withNote, withTime } from './store-note';

const metadataText = fc.jsonValue({ stringUnit: 'grapheme' }).map(canonicalJson);
const instant = fc
  .date({ noInvalidDate: true, min: new Date('1990-01-01'), max: new Date('2200-01-01') })
  .map((date) => date.toISOString());

it('metadata come back character for character, with a note or without', () => {
  fc.assert(
    fc.property(metadataText, fc.option(instant), (text, notBefore) => {
      expect(splitMetadata(withNote(text, notBefore))).toEqual({ metadataText: text, notBefore, recordedAt: null });
    }),
  );
});

it('a time that was noted comes back, and so do the metadata before it', () => {
  fc.assert(
    fc.property(metadataText, instant, (text, recordedAt) => {
      expect(splitMetadata(withTime(text, recordedAt))).toEqual({ metadataText: text, notBefore: null, recordedAt });
    }),
  );
});

it('without a note nothing is added', () => {
  expect(withNote('{"actor":"a"}', null)).toBe('{"actor":"a"}');
});

it('a line that is no note of ours says nothing', () => {
  expect(splitMetadata('{"actor":"a"}\n{"notBefore":7}')).toEqual({ metadataText: '{"actor":"a"}', notBefore: null, recordedAt: null });
});
