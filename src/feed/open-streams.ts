import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';

/** A stream that goes on until somebody ends it. */
export interface OpenStream {
  close(): Promise<void>;
}

/** Who listens now. They are ended before the server closes, which would wait for them for ever. */
@Injectable()
export class OpenStreams implements BeforeApplicationShutdown {
  private readonly open = new Set<OpenStream>();

  get size(): number {
    return this.open.size;
  }

  add(stream: OpenStream): void {
    this.open.add(stream);
  }

  delete(stream: OpenStream): void {
    this.open.delete(stream);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([...this.open].map((stream) => stream.close()));
  }
}
