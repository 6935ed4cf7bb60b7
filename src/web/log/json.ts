/** Reads what an event says without believing anything of it. */
export type Data = Readonly<Record<string, unknown>>;

export function textIn(data: Data, name: string): string {
  const value = data[name];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

export function objectIn(data: Data, name: string): Data {
  return asObject(data[name]);
}

export function listIn(data: Data, name: string): readonly unknown[] {
  const value = data[name];
  return Array.isArray(value) ? value : [];
}

export function asObject(value: unknown): Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
