import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Matches, Max, Min, validateSync } from 'class-validator';
import { FromField, ReminderDaysField, SmtpUrlField } from './mail-fields';
import { SignerUrlField, TsaUrlField, WitnessesField } from './sealing-fields';
import { IssuersField, ProxiesField, PublicUrlField } from './access-fields';
import { EvidenceUrlField } from './evidence-fields';

const HOUR = { message: 'HIEUHOC_REMINDER_HOUR phải là giờ từ 0 đến 23' };
const FILE_SIZE = { message: 'HIEUHOC_EVIDENCE_MAX_MB phải là số nguyên từ 1 đến 1000' };
const DOWNLOAD_DAYS = { message: 'HIEUHOC_DOWNLOADS_DAYS phải là số nguyên từ 1 đến 3650' };
const DAILY_SIZE = { message: 'HIEUHOC_EVIDENCE_DAILY_MB phải là số nguyên từ 1 đến 1000000' };
const PORT_RANGE = { message: 'PORT phải là số nguyên từ 0 đến 65535' };

/** Everything the environment can say. Nothing else in the code reads it. */
export class Config {
  @IsInt(PORT_RANGE)
  @Min(0, PORT_RANGE)
  @Max(65535, PORT_RANGE)
  PORT = 3000;

  @IsString()
  HOST = '127.0.0.1';

  @IsString()
  HIEUHOC_DATA = './data';

  /** The production log; without it the embedded SQLite log in HIEUHOC_DATA. */
  @IsOptional()
  @Matches(/^esdb(\+discover)?:\/\//, { message: 'HIEUHOC_EVENTSTORE_URL phải có dạng esdb://máy:cổng hoặc esdb+discover://…' })
  HIEUHOC_EVENTSTORE_URL?: string;

  /** The key of the vault of names; without it a file beside the vault, made at first start. */
  @IsOptional()
  @Matches(/^([0-9a-f]{64}|[A-Za-z0-9+/_-]{43}=?)$/i, { message: 'HIEUHOC_VAULT_KEY phải là 32 byte viết dạng base64 hoặc hex' })
  HIEUHOC_VAULT_KEY?: string;

  /** `accounts`: nothing without signing in. `demo`: sample people without passwords. Left out: `demo` with the sample, else `accounts`. */
  @IsOptional()
  @IsIn(['accounts', 'demo'], { message: 'HIEUHOC_ACCESS phải là accounts hoặc demo' })
  HIEUHOC_ACCESS?: 'accounts' | 'demo';

  /** The address that people type, without a path; sign-in by an issuer comes back there, and https makes cookies secure. */
  @IsOptional()
  @PublicUrlField()
  HIEUHOC_PUBLIC_URL?: string;

  /** Proxies whose X-Forwarded-… headers are believed: addresses, networks, or loopback, linklocal, uniquelocal; by commas. */
  @IsOptional()
  @ProxiesField()
  HIEUHOC_TRUSTED_PROXIES?: string;

  /** OpenID Connect issuers, a JSON list. */
  @IsOptional()
  @IssuersField()
  HIEUHOC_OIDC?: string;

  /** `on`: who holds a role is written to before and after a due day. Left out: on with accounts, off in the demo. */
  @IsOptional()
  @IsIn(['on', 'off'], { message: 'HIEUHOC_REMINDERS phải là on hoặc off' })
  HIEUHOC_REMINDERS?: 'on' | 'off';

  /** So many days before a due day. */
  @ReminderDaysField()
  HIEUHOC_REMINDER_DAYS = '7,1';

  /** The hour in Viet Nam from which letters of a day are sent. */
  @IsInt(HOUR)
  @Min(0, HOUR)
  @Max(23, HOUR)
  HIEUHOC_REMINDER_HOUR = 7;

  /** The mail server; without it letters are files in the folder `outbox` of the data. */
  @IsOptional()
  @SmtpUrlField()
  HIEUHOC_SMTP_URL?: string;

  @IsOptional()
  @FromField()
  HIEUHOC_MAIL_FROM?: string;

  /** A bucket for the files of evidence; without it they lie in the folder `evidence` of the data. */
  @IsOptional()
  @EvidenceUrlField()
  HIEUHOC_EVIDENCE_URL?: string;

  /** The largest file of evidence. */
  @IsInt(FILE_SIZE)
  @Min(1, FILE_SIZE)
  @Max(1_000, FILE_SIZE)
  HIEUHOC_EVIDENCE_MAX_MB = 20;

  /** What one account may add in a day. */
  @IsInt(DAILY_SIZE)
  @Min(1, DAILY_SIZE)
  @Max(1_000_000, DAILY_SIZE)
  HIEUHOC_EVIDENCE_DAILY_MB = 500;

  /** How long it is kept who was given which file of evidence. */
  @IsInt(DOWNLOAD_DAYS)
  @Min(1, DOWNLOAD_DAYS)
  @Max(3_650, DOWNLOAD_DAYS)
  HIEUHOC_DOWNLOADS_DAYS = 365;

  /** The signer of checkpoints; without it one of the server's own, its child, in the folder `signer` of the data. */
  @IsOptional()
  @SignerUrlField()
  HIEUHOC_SIGNER_URL?: string;

  /** What the signer asks of whoever wants something signed. */
  @IsOptional()
  @Matches(/^[\x21-\x7E]{16,200}$/, { message: 'HIEUHOC_SIGNER_TOKEN phải có 16 đến 200 ký tự, không có khoảng trắng' })
  HIEUHOC_SIGNER_TOKEN?: string;

  /** The name of the log in its checkpoints, for the first start of the server's own signer. */
  @IsOptional()
  @Matches(/^[^\s+]{1,100}$/, {
    message: 'HIEUHOC_LOG_ORIGIN phải là tên không có khoảng trắng hay dấu +, ví dụ hoctap.example.vn/nhat-ky',
  })
  HIEUHOC_LOG_ORIGIN?: string;

  /** Who is asked to cosign each checkpoint, a JSON list. */
  @IsOptional()
  @WitnessesField()
  HIEUHOC_WITNESSES?: string;

  /** The time-stamping authority (RFC 3161). */
  @IsOptional()
  @TsaUrlField()
  HIEUHOC_TSA_URL?: string;

  /** PEM certificates: the authorities whose time stamps are believed. */
  @IsOptional()
  @Matches(/-----BEGIN CERTIFICATE-----/, { message: 'HIEUHOC_TSA_CA phải là chứng thư dạng PEM (thường đặt bằng HIEUHOC_TSA_CA_FILE)' })
  HIEUHOC_TSA_CA?: string;

  @IsIn(['silent', 'error', 'warn', 'info', 'debug'], { message: 'HIEUHOC_LOG_LEVEL phải là silent, error, warn, info hoặc debug' })
  HIEUHOC_LOG_LEVEL: 'silent' | 'error' | 'warn' | 'info' | 'debug' = 'info';

  /** Whether a first start on an empty log loads the plans of `plans/` and the sample figures. */
  @IsBoolean({ message: 'HIEUHOC_SAMPLE phải là true hoặc false' })
  HIEUHOC_SAMPLE = false;
}

const PARSERS: Readonly<Record<keyof Config, (text: string) => unknown>> = {
  PORT: Number,
  HOST: String,
  HIEUHOC_DATA: String,
  HIEUHOC_EVENTSTORE_URL: String,
  HIEUHOC_VAULT_KEY: String,
  HIEUHOC_ACCESS: String,
  HIEUHOC_PUBLIC_URL: String,
  HIEUHOC_TRUSTED_PROXIES: String,
  HIEUHOC_OIDC: String,
  HIEUHOC_REMINDERS: String,
  HIEUHOC_REMINDER_DAYS: String,
  HIEUHOC_REMINDER_HOUR: Number,
  HIEUHOC_SMTP_URL: String,
  HIEUHOC_MAIL_FROM: String,
  HIEUHOC_EVIDENCE_URL: String,
  HIEUHOC_EVIDENCE_MAX_MB: Number,
  HIEUHOC_EVIDENCE_DAILY_MB: Number,
  HIEUHOC_DOWNLOADS_DAYS: Number,
  HIEUHOC_SIGNER_URL: String,
  HIEUHOC_SIGNER_TOKEN: String,
  HIEUHOC_LOG_ORIGIN: String,
  HIEUHOC_WITNESSES: String,
  HIEUHOC_TSA_URL: String,
  HIEUHOC_TSA_CA: String,
  HIEUHOC_LOG_LEVEL: String,
  HIEUHOC_SAMPLE: (text) => (text === 'true' ? true : text === 'false' ? false : text),
};
const NAMES = Object.keys(PARSERS);

export class BadConfiguration extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`Cấu hình chưa đúng, hãy sửa rồi khởi động lại:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

/** Reads and checks the environment; all problems come at once. A name with `_FILE` gives the path of a file that holds the value. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const problems = unknownNames(env);
  const config = new Config();
  for (const [name, parse] of Object.entries(PARSERS)) {
    const text = env[name] ?? fromFile(env[`${name}_FILE`], `${name}_FILE`, problems);
    if (text !== undefined && text !== '') Object.assign(config, { [name]: parse(text) });
  }
  if (config.HIEUHOC_OIDC !== undefined && config.HIEUHOC_PUBLIC_URL === undefined)
    problems.push('HIEUHOC_OIDC cần HIEUHOC_PUBLIC_URL: nhà cung cấp phải biết trả người đăng nhập về địa chỉ nào');
  if (config.HIEUHOC_SMTP_URL !== undefined && config.HIEUHOC_MAIL_FROM === undefined)
    problems.push('HIEUHOC_SMTP_URL cần HIEUHOC_MAIL_FROM: máy chủ thư phải biết thư do ai gửi');
  if (config.HIEUHOC_SIGNER_URL !== undefined && config.HIEUHOC_SIGNER_TOKEN === undefined)
    problems.push('HIEUHOC_SIGNER_URL cần HIEUHOC_SIGNER_TOKEN: bộ ký chỉ trả lời ai có mã của nó (tệp token trong thư mục của bộ ký)');
  if (config.HIEUHOC_TSA_URL !== undefined && config.HIEUHOC_TSA_CA === undefined)
    problems.push('HIEUHOC_TSA_URL cần HIEUHOC_TSA_CA: phải biết tin chứng thư của nơi đóng dấu thời gian nào');
  for (const error of validateSync(config)) problems.push(...new Set(Object.values(error.constraints ?? {})));
  if (problems.length > 0) throw new BadConfiguration(problems);
  return config;
}

function unknownNames(env: Readonly<Record<string, string | undefined>>): string[] {
  const known = new Set(NAMES.flatMap((name) => [name, `${name}_FILE`]));
  return Object.keys(env)
    .filter((name) => name.startsWith('HIEUHOC_') && !known.has(name))
    .map((name) => `${name}: không có tên cấu hình này; các tên hợp lệ: ${NAMES.join(', ')}`);
}

function fromFile(path: string | undefined, name: string, problems: string[]): string | undefined {
  if (path === undefined) return undefined;
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    problems.push(`${name}: không đọc được tệp ${path}`);
    return undefined;
  }
}

/** Who may come in, where nothing else is said: with the sample anybody, to look around. */
export const accessModeOf = ({ HIEUHOC_ACCESS, HIEUHOC_SAMPLE }: Config, sample = HIEUHOC_SAMPLE): 'accounts' | 'demo' =>
  HIEUHOC_ACCESS ?? (sample ? 'demo' : 'accounts');
