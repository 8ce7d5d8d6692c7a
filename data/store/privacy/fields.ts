import { z } from 'zod';
import { type Holds, personalFields } from '../schemas/personal-fields.js';

/** One field of a stored value. `id`: a string that may hold an id and no words. */
export interface Field {
  readonly holds: Holds | 'id';
  readonly value: unknown;
  readonly path: string;
  /** The object it is a field of. */
  readonly owner: Readonly<Record<string, unknown>>;
}

type Shape = z.core.$ZodType | undefined;

/** The schema of what is there, without optional, nullable, default and transform around it. */
function inner(shape: Shape): Shape {
  if (
    shape instanceof z.ZodOptional ||
    shape instanceof z.ZodExactOptional ||
    shape instanceof z.ZodNullable ||
    shape instanceof z.ZodDefault
  )
    return inner(shape.def.innerType);
  return shape instanceof z.ZodPipe ? inner(shape.def.in) : shape;
}

/** The schemas of an object's fields; none for what no schema declares. */
function fieldsIn(shape: Shape, value: object): Readonly<Record<string, Shape>> {
  if (shape instanceof z.ZodObject) return shape.shape;
  if (shape instanceof z.ZodRecord) {
    const { valueType } = shape.def;
    return Object.fromEntries(Object.keys(value).map((key) => [key, valueType]));
  }
  return shape instanceof z.ZodUnion ? fieldsIn(optionFor(shape.options, value), value) : {};
}

/** The option that a value was written by: the one with its `type` or `kind`, else the one that has all its fields. */
function optionFor(options: readonly z.core.$ZodType[], value: object): Shape {
  const objects = options.filter((one) => one instanceof z.ZodObject);
  const literal = objects.find(({ shape }) =>
    ['type', 'kind'].some(
      (key) => shape[key] instanceof z.ZodLiteral && shape[key].values.has((value as Record<string, never>)[key]),
    ),
  );
  return literal ?? objects.find(({ shape }) => Object.keys(value).every((key) => key in shape));
}

const isPerson = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).toSorted().join() === 'id,name';

/**
 * A stored value with each field as `change` returns it; undefined takes a field away. The same object where nothing
 * differs. A field that no schema declares, as a newer release writes it, is a person by its form, or may hold an id.
 */
export function mapFields(
  schema: Shape,
  value: unknown,
  change: (field: Field) => unknown,
  path = '',
  owner: Field['owner'] = {},
): unknown {
  if (value === null || value === undefined) return value;
  const shape = inner(schema);
  const declared = shape === undefined ? undefined : personalFields.get(shape)?.holds;
  const holds = declared ?? (isPerson(value) ? 'person' : typeof value === 'string' ? 'id' : null);
  if (holds !== null) return change({ holds, value, path, owner });
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    const element = shape instanceof z.ZodArray ? shape.element : undefined;
    const all = value.map((one, at) => mapFields(element, one, change, `${path}.${at}`, owner));
    return all.some((one, at) => one !== value[at]) ? all : value;
  }
  const fields = fieldsIn(shape, value);
  const own = value as Field['owner'];
  const entries = Object.entries(own).map(([key, part]): [string, unknown] => [
    key,
    mapFields(Object.hasOwn(fields, key) ? fields[key] : undefined, part, change, `${path}.${key}`, own),
  ]);
  return entries.some(([key, part]) => part !== own[key])
    ? Object.fromEntries(entries.filter(([, part]) => part !== undefined))
    : value;
}

/** Every field of a stored value, in its order. */
export function fieldsOf(schema: Shape, value: unknown, path = ''): readonly Field[] {
  const found: Field[] = [];
  mapFields(
    schema,
    value,
    (field) => {
      found.push(field);
      return field.value;
    },
    path,
  );
  return found;
}
