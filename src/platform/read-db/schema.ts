/** "HHrd": says that a file is a read database of this program. */
export const APPLICATION_ID = 0x48487264;
export const FORMAT = 1;

/** What the runner remembers, in the transaction of the rows it is about. */
export const META_TABLES = [
  `create table projection_instance (
    name text not null, version integer not null, generation integer not null, status text not null, tables text not null,
    position text, log_size integer, event_id text, event_stream text, event_revision integer, event_position text,
    primary key (name, version, generation))`,
  `create table projection_dead_letter (
    name text not null, version integer not null, generation integer not null, event_id text not null, position text not null,
    log_size integer not null, stream text not null, type text not null, error text not null, at text not null, remedy text not null,
    resolved_at text, skipped integer not null,
    primary key (name, version, generation, event_id))`,
] as const;
