import { defineProjection, write } from '@hieuhoc/projections';
import type { RecognitionEvent } from '../recognition.events';
import { searchable } from '../searchable';
import type { SubjectEvent } from '../subject.events';

const CARRIED =
  'title, subject, number, known_from, known_until, area, recognised_on, valid_until, revoked_on, sample, import, import_row, detail';

/**
 * Grants, each with every state of it that was known: `known_from` ≤ log size < `known_until`. Subjects and their homes stand beside
 * them, so that one answer sees both from the same log size; they are never changed, and stand in the order of the log.
 */
export const recognitionFacts = defineProjection<RecognitionEvent | SubjectEvent>({
  name: 'recognition-facts',
  version: 4,
  tables: [
    {
      name: 'recognition',
      columns: [
        'title text not null',
        'subject text not null',
        'number integer not null',
        'known_from integer not null',
        'known_until integer',
        'area text not null',
        'recognised_on text not null',
        'valid_until text',
        'revoked_on text',
        'sample integer not null',
        'import text',
        'import_row integer',
        'detail text not null',
        'primary key (title, subject, number, known_from)',
      ],
      clustered: true,
      readIndexes: {
        recognition_by_subject: '(subject)',
        recognition_of_sample: '(title, subject, known_from) where sample = 1',
        recognition_of_import: '(import, import_row) where import is not null',
      },
    },
    {
      name: 'subject',
      columns: [
        'known_from integer primary key',
        'ref text not null',
        'kind text not null',
        'name text',
        'search text not null',
        'commitment text',
        'sample integer not null',
      ],
      readIndexes: { subject_by_ref: '(ref, kind)', subject_of_sample: '(ref) where sample = 1' },
    },
    {
      name: 'subject_home',
      columns: ['known_from integer primary key', 'ref text not null', 'from_day text', 'area text not null'],
      readIndexes: { subject_home_by_ref: '(ref, known_from, from_day, area)', subject_home_by_area: '(area, ref)' },
    },
  ],
  on: {
    RecognitionGranted: ({ data, logSize }) => {
      const { title, subject, grant, area, recognisedOn, validUntil, import: list = null, row = null, ...detail } = data;
      return [
        write(
          `insert into {recognition} (${CARRIED}) values (?, ?, ?, ?, null, ?, ?, ?, null, ?, ?, ?, ?)`,
          title,
          subject,
          grant,
          logSize,
          area,
          recognisedOn,
          validUntil,
          data.sample === true ? 1 : 0,
          list,
          row,
          JSON.stringify(detail),
        ),
      ];
    },
    RecognitionRenewed: ({ data: { title, subject, grant, validUntil }, logSize }) => [
      write(
        `insert into {recognition} (${CARRIED}) select title, subject, number, ?, null, area, recognised_on, ?, revoked_on, sample, import, import_row, detail
         from {recognition} where title = ? and subject = ? and number = ? and known_until is null`,
        logSize,
        validUntil,
        title,
        subject,
        grant,
      ),
      superseded(title, subject, grant, logSize),
    ],
    RecognitionRevoked: ({ data: { title, subject, grant, revokedOn }, logSize }) => [
      write(
        `insert into {recognition} (${CARRIED}) select title, subject, number, ?, null, area, recognised_on, valid_until, ?, sample, import, import_row, detail
         from {recognition} where title = ? and subject = ? and number = ? and known_until is null`,
        logSize,
        revokedOn,
        title,
        subject,
        grant,
      ),
      superseded(title, subject, grant, logSize),
    ],
    SubjectRegistered: ({ data: { ref, kind, name = null, commitment = null, from = null, area, sample = false }, logSize }) => [
      write(
        'insert into {subject} (ref, kind, name, search, commitment, sample, known_from) values (?, ?, ?, ?, ?, ?, ?)',
        ref,
        kind,
        name,
        searchable(`${ref} ${name ?? ''}`),
        commitment,
        sample ? 1 : 0,
        logSize,
      ),
      write('insert into {subject_home} (ref, known_from, from_day, area) values (?, ?, ?, ?)', ref, logSize, from, area),
    ],
    SubjectMoved: ({ data: { ref, area, on }, logSize }) => [
      write('insert into {subject_home} (ref, known_from, from_day, area) values (?, ?, ?, ?)', ref, logSize, on, area),
    ],
  },
});

function superseded(title: string, subject: string, grant: number, logSize: number): ReturnType<typeof write> {
  return write(
    'update {recognition} set known_until = ? where title = ? and subject = ? and number = ? and known_until is null and known_from < ?',
    logSize,
    title,
    subject,
    grant,
    logSize,
  );
}
