import type { InstanceKey, Table } from './types';

/** `figure` of version 2 is `figure__v2`; asked-for rebuilds of the same version get `figure__v2_2`, `figure__v2_3`, … */
export function physicalName(table: string, { version, generation }: InstanceKey): string {
  return generation === 1 ? `${table}__v${version}` : `${table}__v${version}_${generation}`;
}

/** Puts the physical names for `{table}`. A projection may only write its own tables. */
export function bindTables(sql: string, instance: InstanceKey & { readonly tables: readonly Table[] }): string {
  return sql.replace(/\{(\w+)\}/g, (_, table: string) => {
    if (!instance.tables.some(({ name }) => name === table)) throw new Error(`${instance.name} has no table ${table}`);
    return physicalName(table, instance);
  });
}

/** `clusteredBy`: what the database writes after a table kept in key order ('without rowid' in SQLite, '' where there is no such thing). */
export function createTable(table: Table, instance: InstanceKey, clusteredBy: string): readonly string[] {
  const end = table.clustered === true ? ` ${clusteredBy}` : '';
  return [
    `create table ${physicalName(table.name, instance)} (${table.columns.join(', ')})${end}`,
    ...createIndexes(table, table.indexes, instance),
  ];
}

/** Does nothing for those that exist. */
export function createReadIndexes(table: Table, instance: InstanceKey): readonly string[] {
  return createIndexes(table, table.readIndexes, instance);
}

function createIndexes(table: Table, indexes: Readonly<Record<string, string>> = {}, instance: InstanceKey): readonly string[] {
  const physical = physicalName(table.name, instance);
  return Object.entries(indexes).map(([name, on]) => `create index if not exists ${physical}__${name} on ${physical} ${on}`);
}
