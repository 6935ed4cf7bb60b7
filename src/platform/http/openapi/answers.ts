import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { Fields, Shape } from './shapes';

/** What a call answers when it succeeds; the document is made from it. */
export type Answered =
  | { readonly kind: 'one'; readonly shape: Shape; readonly etag: boolean }
  | { readonly kind: 'list'; readonly item: Shape; readonly beside: Fields; readonly streamed: boolean }
  | { readonly kind: 'written'; readonly shape: Shape; readonly etag: boolean; readonly statuses: readonly number[] }
  | { readonly kind: 'ordered'; readonly shape: Shape; readonly status: number }
  | { readonly kind: 'file'; readonly types: readonly string[] }
  | { readonly kind: 'forms'; readonly shape: Shape | null; readonly types: readonly string[] }
  | { readonly kind: 'health'; readonly shape: Shape; readonly statuses: readonly number[] };

export const ANSWERED = 'x-answered';

/** For the document, and for whoever writes the answer in another form. */
const answered = (answer: Answered): MethodDecorator => applyDecorators(ApiExtension(ANSWERED, answer), SetMetadata(ANSWERED, answer));

/** One thing; with `etag` its revision stands in the ETag. */
export const AnswersOne = (shape: Shape, { etag = false } = {}): MethodDecorator => answered({ kind: 'one', shape, etag });

/** A page of a list, also as CSV. */
export const AnswersList = (item: Shape, beside: Fields = {}, { streamed = false } = {}): MethodDecorator =>
  answered({ kind: 'list', item, beside, streamed });

/** A write: 201 when a stream begins, else 200, and where the log stands. */
export const AnswersWritten = (shape: Shape): MethodDecorator => answered({ kind: 'written', shape, etag: true, statuses: [200, 201] });

/** A write to many streams: no single revision. */
export const AnswersWrittenRows = (shape: Shape): MethodDecorator => answered({ kind: 'written', shape, etag: false, statuses: [200] });

/** Work that is started or done beside the log. */
export const AnswersOrdered = (shape: Shape, status: number): MethodDecorator => answered({ kind: 'ordered', shape, status });

/** Bytes to be saved. */
export const AnswersFile = (types: readonly string[]): MethodDecorator => answered({ kind: 'file', types });

/** By Accept: as JSON of this shape, or as text or bytes of these types. */
export const AnswersForms = (shape: Shape | null, ...types: readonly string[]): MethodDecorator =>
  answered({ kind: 'forms', shape, types });

export const AnswersHealth = (shape: Shape, ...statuses: readonly number[]): MethodDecorator =>
  answered({ kind: 'health', shape, statuses });
