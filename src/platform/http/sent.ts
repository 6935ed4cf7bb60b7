/** A form as plain data. A class declares its optional fields: those that were not sent are there, undefined; null says the same. */
export function sent<Fields extends object>(form: Fields): Fields {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same fields, less those that hold nothing
  return Object.fromEntries(Object.entries(form).filter(([, value]) => value !== undefined && value !== null)) as Fields;
}
