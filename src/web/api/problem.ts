import type { Response as Injected } from 'light-my-request';

/** What the API refused (RFC 9457), for a page to say. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    /** Vietnamese; says what to do. */
    readonly detail: string,
    readonly facts: Readonly<Record<string, unknown>>,
  ) {
    super(`${status} ${code}`);
  }

  /** What is wrong in which field, where the API said so. */
  get fields(): readonly { readonly field: string; readonly message: string }[] {
    const { problems } = this.facts;
    return Array.isArray(problems) ? problems.filter(isFieldProblem) : [];
  }
}

export function problemIn({ statusCode, payload }: Pick<Injected, 'statusCode' | 'payload'>): ApiProblem {
  const facts = parsed(payload);
  const text = (name: string, otherwise: string): string => {
    const value = facts[name];
    return typeof value === 'string' ? value : otherwise;
  };
  return new ApiProblem(
    statusCode,
    text('code', 'internal'),
    withDays(text('detail', 'Hệ thống gặp lỗi ngoài dự kiến. Hãy thử lại.')),
    facts,
  );
}

/** A day as people write it; the API's own sentences have it as programs do. */
const withDays = (words: string): string => words.replaceAll(/\b(\d{4})-(\d{2})-(\d{2})\b/g, '$3/$2/$1');

function parsed(payload: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(payload);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

const isFieldProblem = (one: unknown): one is { field: string; message: string } =>
  typeof one === 'object' && one !== null && 'field' in one && 'message' in one;
