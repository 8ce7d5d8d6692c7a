import type { Compilable, CompiledQuery, Kysely } from 'kysely';
import type { Tables } from './tables.js';

/** What a statement may be given: what both drivers take as it is. */
type Value = string | number | null;

interface Built<Row> {
  readonly query: CompiledQuery<Row>;
  /** Per parameter the name of its value; null where the statement brings its own. */
  readonly names: readonly (string | null)[];
}

/**
 * A statement that is built once per kind of database and then only gets other values: for what every turn asks, building the
 * text takes longer than the database does. `build` gets placeholders where the values will be; it must not look at them.
 */
export function prepared<Name extends string, Row>(
  names: readonly Name[],
  build: (db: Kysely<Tables>, values: Readonly<Record<Name, never>>) => Compilable<Row>,
): (db: Kysely<Tables>, values: Readonly<Record<Name, Value>>) => Promise<readonly Row[]> {
  const placeholders = new Map<unknown, Name>(names.map((name) => [`\u0000${name}`, name]));
  const built = new WeakMap<object, Built<Row>>();
  const buildFor = (db: Kysely<Tables>): Built<Row> => {
    const values = Object.fromEntries([...placeholders].map(([placeholder, name]) => [name, placeholder]));
    const query = build(db, values as Record<Name, never>).compile();
    return { query, names: query.parameters.map((parameter) => placeholders.get(parameter) ?? null) };
  };
  return async (db, values) => {
    const { adapter } = db.getExecutor();
    const known = built.get(adapter) ?? buildFor(db);
    built.set(adapter, known);
    const parameters = known.names.map((name, at) =>
      name === null ? known.query.parameters[at] : values[name as Name],
    );
    return (await db.executeQuery<Row>({ ...known.query, parameters })).rows;
  };
}
