import { sign } from 'aws4';
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

export const ACCESS = 'AKIAIOSFODNN7EXAMPLE';
export const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const REGION = 'vn-1';
const PAGE = 2;

const signatureOf = (line: unknown): string => /Signature=([0-9a-f]{64})/.exec(String(line))?.[1] ?? 'none';

/** A bucket that speaks as much of S3 as is asked of it, and believes no signature that another implementation would not have made. */
export class S3Double {
  readonly objects = new Map<string, Buffer>();
  readonly requests: string[] = [];
  /** Answers that come before the right ones. */
  readonly failures: number[] = [];

  private constructor(private readonly server: Server) {}

  static async start(): Promise<S3Double> {
    const server = createServer();
    const double = new S3Double(server);
    server.on('request', (request: IncomingMessage, response: ServerResponse) => void double.answer(request, response));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return double;
  }

  /** For HIEUHOC_EVIDENCE_URL. */
  url(secret = SECRET): string {
    const address = this.server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    return `s3://${ACCESS}:${encodeURIComponent(secret)}@127.0.0.1:${port}/minh-chung/so-gddt?region=${REGION}&tls=off`;
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((done) => void this.server.close(() => done()));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const body = Buffer.concat(chunks);
    const { method = '', url = '' } = request;
    this.requests.push(`${method} ${url}`);
    const failure = this.failures.shift();
    const [status, text] = failure === undefined ? this.told(request, body) : [failure, '<Code>SlowDown</Code>'];
    response.writeHead(status).end(method === 'HEAD' ? undefined : text);
  }

  private told({ method = '', url = '', headers }: IncomingMessage, body: Buffer): readonly [number, string | Buffer] {
    const { authorization, host = '', 'content-length': _, connection: __, ...signed } = headers;
    const wanted = sign(
      {
        host,
        method,
        path: url,
        service: 's3',
        region: REGION,
        headers: Object.fromEntries(Object.entries(signed).map(([name, value]) => [name, String(value)])),
      },
      { accessKeyId: ACCESS, secretAccessKey: SECRET },
    );
    if (signatureOf(authorization) !== signatureOf(wanted.headers?.['Authorization'])) return [403, '<Code>SignatureDoesNotMatch</Code>'];
    if (createHash('sha256').update(body).digest('hex') !== headers['x-amz-content-sha256'])
      return [400, '<Code>XAmzContentSHA256Mismatch</Code>'];
    const { pathname, searchParams } = new URL(url, 'http://s3');
    const key = /^\/minh-chung\/(.+)$/.exec(pathname)?.[1];
    return key === undefined ? this.listed(searchParams) : this.object(method, decodeURIComponent(key), body);
  }

  private object(method: string, key: string, body: Buffer): readonly [number, string | Buffer] {
    if (method === 'PUT') {
      this.objects.set(key, body);
      return [200, ''];
    }
    if (method === 'DELETE') return (this.objects.delete(key), [204, '']);
    const held = this.objects.get(key);
    return held === undefined ? [404, '<Code>NoSuchKey</Code>'] : [200, held];
  }

  private listed(asked: URLSearchParams): readonly [number, string] {
    const after = asked.get('continuation-token') ?? '';
    const keys = [...this.objects.keys()].filter((key) => key.startsWith(asked.get('prefix') ?? '') && key > after).toSorted();
    const page = keys.slice(0, PAGE);
    const next = keys.length > PAGE ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
    return [200, `<ListBucketResult>${page.map((key) => `<Contents><Key>${key}</Key></Contents>`).join('')}${next}</ListBucketResult>`];
  }
}
