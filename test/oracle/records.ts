/** The same keys, each with a new value. */
export const mapValues = <A, B>(record: Readonly<Record<string, A>>, to: (value: A, key: string) => B): Readonly<Record<string, B>> => {
  const result: Record<string, B> = {};
  for (const [key, value] of Object.entries(record)) result[key] = to(value, key);
  return result;
};
export const fromKeys = <B>(keys: readonly string[], to: (key: string) => B): Readonly<Record<string, B>> => {
  const result: Record<string, B> = {};
  for (const key of keys) result[key] = to(key);
  return result;
};
