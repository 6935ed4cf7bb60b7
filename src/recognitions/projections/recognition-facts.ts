import { defineProjection, write } from '@hieuhoc/projections';
import type { RecognitionEvent } from '../recognition.events';
import { searchable } from '../searchable';
import type { SubjectEvent } from '../subject.events';

const CARRIED = 'title, subject, number, known_from, known_until, area, recognised_on, valid_until, revoked_on, detail';

/**
 * Grants, each with every state of it that was known: `known_from` ≤ log size < `known_until`. Subjects and their homes stand beside
 * them, so that one answer sees both from the same log size.
 */
export const recognitionFacts = defineProjection<RecognitionEvent | SubjectEvent>({
  name: 'recognition-facts',
  version: 1,
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
        'detail text not null',
        'primary key (title, subject, number, known_from)',
      ],
      clustered: true,
      readIndexes: { recognition_by_subject: '(subject)' },
    },
    {
      name: 'subject',
      columns: [
        'ref text primary key',
        'kind text not null',
        'name text',
        'search text not null',
        'sample integer not null',
        'known_from integer not null',
      ],
      clustered: true,
    },
    {
      name: 'subject_home',
      columns: ['ref text not null', 'known_from integer not null', 'from_day text', 'area text not null', 'primary key (ref, known_from)'],
      clustered: true,
      readIndexes: { subject_home_by_area: '(area, ref)' },
    },
  ],
  on: {
    RecognitionGranted: ({ data, logSize }) => {
      const { title, subject, grant, area, recognisedOn, validUntil, ...detail } = data;
      return [
        write(
          `insert into {recognition} (${CARRIED}) values (?, ?, ?, ?, null, ?, ?, ?, null, ?)`,
          title,
          subject,
          grant,
          logSize,
          area,
          recognisedOn,
          validUntil,
          JSON.stringify(detail),
        ),
      ];
    },
    RecognitionRenewed: ({ data: { title, subject, grant, validUntil }, logSize }) => [
      write(
        `insert into {recognition} (${CARRIED}) select title, subject, number, ?, null, area, recognised_on, ?, revoked_on, detail
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
        `insert into {recognition} (${CARRIED}) select title, subject, number, ?, null, area, recognised_on, valid_until, ?, detail
         from {recognition} where title = ? and subject = ? and number = ? and known_until is null`,
        logSize,
        revokedOn,
        title,
        subject,
        grant,
      ),
      superseded(title, subject, grant, logSize),
    ],
    SubjectRegistered: ({ data: { ref, kind, name = null, from = null, area, sample = false }, logSize }) => [
      write(
        'insert into {subject} (ref, kind, name, search, sample, known_from) values (?, ?, ?, ?, ?, ?)',
        ref,
        kind,
        name,
        searchable(`${ref} ${name ?? ''}`),
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
