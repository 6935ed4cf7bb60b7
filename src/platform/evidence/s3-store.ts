import type { IncomingMessage } from 'node:http';
import { rm, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { EvidenceStore, EvidenceUnavailable, isHash } from './evidence-store';
import { S3Client, textOf, type Asked } from './s3-client';
import type { S3Settings } from './s3-settings';

/** Files as objects of a bucket of any service that speaks S3, under their hashes. */
export class S3Store extends EvidenceStore {
  readonly place: string;
  private readonly client: S3Client;

  constructor(private readonly settings: S3Settings) {
    super();
    this.client = new S3Client(settings);
    this.place = this.client.place;
  }

  async put(hash: string, path: string): Promise<void> {
    if (!(await this.holds(hash))) {
      const { size } = await stat(path);
      await this.done({ method: 'PUT', key: hash, body: { path, size, hash } });
    }
    await rm(path, { force: true });
  }

  async read(hash: string): Promise<Readable | null> {
    const answer = await this.client.ask({ method: 'GET', key: hash });
    if (answer.statusCode === 200) return answer;
    if (answer.statusCode === 404) return (answer.resume(), null);
    throw await this.refused(answer);
  }

  async remove(hash: string): Promise<void> {
    await this.done({ method: 'DELETE', key: hash });
  }

  async *hashes(): AsyncIterable<string> {
    let next: string | undefined = '';
    while (next !== undefined) {
      const query: Record<string, string> = { 'list-type': '2', prefix: this.settings.prefix };
      if (next !== '') query['continuation-token'] = next;
      const answer = await this.client.ask({ method: 'GET', query });
      if (answer.statusCode !== 200) throw await this.refused(answer);
      const page = await textOf(answer);
      for (const [, key = ''] of page.matchAll(/<Key>([^<]*)<\/Key>/g)) {
        const name = key.slice(this.settings.prefix.length);
        if (isHash(name)) yield name;
      }
      next = /<NextContinuationToken>([^<]+)</.exec(page)?.[1]?.replaceAll('&amp;', '&');
    }
  }

  private async holds(hash: string): Promise<boolean> {
    const answer = await this.client.ask({ method: 'HEAD', key: hash });
    answer.resume();
    if (answer.statusCode === 200) return true;
    if (answer.statusCode === 404) return false;
    throw new EvidenceUnavailable(this.place, `status ${answer.statusCode}`);
  }

  private async done(asked: Asked): Promise<void> {
    const answer = await this.client.ask(asked);
    const status = answer.statusCode ?? 0;
    if (status < 200 || status > 299) throw await this.refused(answer);
    answer.resume();
  }

  private async refused(answer: IncomingMessage): Promise<EvidenceUnavailable> {
    const code = /<Code>([A-Za-z]+)<\/Code>/.exec(await textOf(answer))?.[1] ?? '';
    return new EvidenceUnavailable(this.place, `status ${answer.statusCode} ${code}`.trim());
  }
}
