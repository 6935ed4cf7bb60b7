import { AppendReq, AppendResp, ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb';
import { Empty, StreamIdentifier, UUID } from '@eventstore/db-client/generated/shared_pb';
import type { Expected, Outcome, Proposed, ServedEvent } from './served-log';

const TICKS_PER_MS = 10_000n;

export function eventMessage(event: ServedEvent): ReadResp {
  const recorded = new ReadResp.ReadEvent.RecordedEvent()
    .setId(new UUID().setString(event.id))
    .setStreamIdentifier(new StreamIdentifier().setStreamName(Buffer.from(event.stream)))
    .setStreamRevision(event.revision.toString())
    .setCommitPosition(event.position.toString())
    .setPreparePosition(event.position.toString())
    .setData(event.data)
    .setCustomMetadata(event.metadata);
  recorded.getMetadataMap().set('type', event.type);
  recorded.getMetadataMap().set('content-type', event.contentType);
  recorded.getMetadataMap().set('created', (BigInt(event.createdMs) * TICKS_PER_MS).toString());
  return new ReadResp().setEvent(new ReadResp.ReadEvent().setEvent(recorded).setCommitPosition(event.position.toString()));
}

export const confirmation = (): ReadResp =>
  new ReadResp().setConfirmation(new ReadResp.SubscriptionConfirmation().setSubscriptionId('a-subscription'));

export const checkpointMessage = (position: bigint): ReadResp =>
  new ReadResp().setCheckpoint(new ReadResp.Checkpoint().setCommitPosition(position.toString()).setPreparePosition(position.toString()));

export const streamNotFound = (stream: string): ReadResp =>
  new ReadResp().setStreamNotFound(
    new ReadResp.StreamNotFound().setStreamIdentifier(new StreamIdentifier().setStreamName(Buffer.from(stream))),
  );

export interface ReadRequest {
  /** null = the whole log. */
  readonly stream: string | null;
  /** Position of the log, or revision of the stream. */
  readonly from: 'start' | 'end' | bigint;
  readonly backwards: boolean;
  /** null = a subscription. */
  readonly count: number | null;
  readonly types: RegExp | null;
}

export function readRequest(message: ReadReq): ReadRequest {
  const options = message.getOptions();
  if (options === undefined) throw new Error('a read without options');
  const stream = options.getStream();
  const all = options.getAll();
  const from = stream ?? all;
  const exact = stream?.hasRevision() === true ? stream.getRevision() : all?.getPosition()?.getCommitPosition();
  const regex = options.getFilter()?.getEventType()?.getRegex();
  return {
    stream: stream === undefined ? null : nameOf(stream.getStreamIdentifier()),
    from: from?.hasStart() === true ? 'start' : from?.hasEnd() === true ? 'end' : BigInt(exact ?? '0'),
    backwards: options.getReadDirection() === ReadReq.Options.ReadDirection.BACKWARDS,
    count: options.hasCount() ? Number(options.getCount()) : null,
    types: regex === undefined || regex === '' ? null : new RegExp(regex),
  };
}

export interface AppendRequest {
  readonly stream: string;
  readonly expected: Expected;
  readonly events: readonly Proposed[];
}

export function appendRequest(messages: readonly AppendReq[]): AppendRequest {
  const options = messages[0]?.getOptions();
  if (options === undefined) throw new Error('an append without options');
  const events = messages.slice(1).map((message) => proposedOf(message.getProposedMessage()));
  return { stream: nameOf(options.getStreamIdentifier()), expected: expectedOf(options), events };
}

function expectedOf(options: AppendReq.Options): Expected {
  if (options.hasNoStream()) return 'no_stream';
  if (options.hasAny()) return 'any';
  return options.hasStreamExists() ? 'stream_exists' : BigInt(options.getRevision());
}

function proposedOf(message: AppendReq.ProposedMessage | undefined): Proposed {
  if (message === undefined) throw new Error('an append holds something that is no event');
  const properties = message.getMetadataMap();
  return {
    id: message.getId()?.getString() ?? '',
    type: properties.get('type') ?? '',
    contentType: properties.get('content-type') ?? '',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

export function appendAnswer(outcome: Outcome, expected: Expected): AppendResp {
  if (outcome.kind === 'wrong-version') return new AppendResp().setWrongExpectedVersion(wrongVersion(outcome.current, expected));
  const { revision, position } = outcome.last;
  return new AppendResp().setSuccess(
    new AppendResp.Success()
      .setCurrentRevision(revision.toString())
      .setPosition(new AppendResp.Position().setCommitPosition(position.toString()).setPreparePosition(position.toString())),
  );
}

function wrongVersion(current: bigint | null, expected: Expected): AppendResp.WrongExpectedVersion {
  const message = new AppendResp.WrongExpectedVersion();
  if (current === null) message.setCurrentNoStream(new Empty());
  else message.setCurrentRevision(current.toString());
  if (typeof expected === 'bigint') return message.setExpectedRevision(expected.toString());
  if (expected === 'stream_exists') return message.setExpectedStreamExists(new Empty());
  return expected === 'any' ? message.setExpectedAny(new Empty()) : message.setExpectedNoStream(new Empty());
}

const nameOf = (identifier: StreamIdentifier | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? new Uint8Array()).toString('utf8');
