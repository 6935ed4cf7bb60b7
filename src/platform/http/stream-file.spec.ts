import type { Response } from 'express';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { PassThrough, type Writable } from 'node:stream';
import { streamFile } from './stream-file';

/** A response that takes so many bytes before it asks to wait. */
function responseOf(sink: Writable): Response {
  const response = Object.assign(sink, { status: () => response, set: () => response });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as much of a response as is looked at
  return response as unknown as Response;
}

const PIECE = 'x'.repeat(65_536);
const GOES_ON = new AbortController().signal;
const FILE = { type: 'text/csv', name: 'a.csv' };

it('a file is made no faster than it is read, and no further once its reader has gone', async () => {
  let made = 0;
  let ended = false;
  const pieces = async function* (): AsyncGenerator<string> {
    try {
      for (; made < 10_000; made++) yield await Promise.resolve(PIECE);
    } finally {
      ended = true;
    }
  };
  const sink = new PassThrough();
  const sent = streamFile(responseOf(sink), FILE, pieces(), GOES_ON);
  for (let turn = 0; turn < 200; turn++) await nextTurn();
  // What both sides hold back: a quarter of a megabyte here, and what the response takes.
  expect(made).toBeLessThan(10);
  sink.destroy();
  await sent;
  expect([ended, made < 10]).toEqual([true, true]);
});

it('a server that stops waits for nobody who reads slowly', async () => {
  const stopping = new AbortController();
  const endless = async function* (): AsyncGenerator<string> {
    for (;;) yield await Promise.resolve(PIECE);
  };
  const sink = new PassThrough();
  const sent = streamFile(responseOf(sink), FILE, endless(), stopping.signal);
  for (let turn = 0; turn < 20; turn++) await nextTurn();
  stopping.abort();
  await sent;
  expect(sink.destroyed).toBe(true);
});

it('what goes wrong in the making is told', async () => {
  const broken = async function* (): AsyncGenerator<string> {
    yield await Promise.resolve(PIECE);
    throw new Error('the log is gone');
  };
  const sink = new PassThrough();
  sink.resume();
  await expect(streamFile(responseOf(sink), FILE, broken(), GOES_ON)).rejects.toThrow('the log is gone');
});
