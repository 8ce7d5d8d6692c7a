import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isExpression, type Value } from './bicep.js';

// Azure's own client libraries carry what their services take: each property's name, kind, whether it is required and whether
// only the service writes it. A template can be compared with that offline.

interface Kind {
  readonly name: string;
  readonly className?: string;
  readonly element?: { readonly type: Kind };
  readonly value?: { readonly type: Kind };
  readonly modelProperties?: Readonly<Record<string, Property>>;
  readonly polymorphicDiscriminator?: { readonly serializedName: string };
  readonly allowedValues?: readonly string[];
}
interface Property {
  readonly serializedName: string;
  readonly readOnly?: boolean;
  readonly required?: boolean;
  readonly type: Kind;
}
type Models = Readonly<Record<string, { readonly type: Kind }>> & {
  readonly discriminators?: Readonly<Record<string, { readonly type: Kind }>>;
};

interface Library {
  readonly package: string;
  readonly models: string;
  /** The file that says which API version it speaks. */
  readonly client: string;
  /** Resource types and what the library calls them. */
  readonly resources: Readonly<Record<string, string>>;
}

const libraries: readonly Library[] = [
  {
    package: '@azure/arm-appcontainers',
    models: 'dist/commonjs/models/mappers.js',
    client: 'dist/commonjs/containerAppsAPIClient.js',
    resources: {
      'Microsoft.App/containerApps': 'ContainerApp',
      'Microsoft.App/managedEnvironments': 'ManagedEnvironment',
    },
  },
  {
    package: '@azure/arm-postgresql-flexible',
    models: 'dist/commonjs/models/mappers.js',
    client: 'dist/commonjs/postgreSQLManagementFlexibleServerClient.js',
    resources: {
      'Microsoft.DBforPostgreSQL/flexibleServers': 'Server',
      'Microsoft.DBforPostgreSQL/flexibleServers/administrators': 'AdministratorMicrosoftEntraAdd',
      'Microsoft.DBforPostgreSQL/flexibleServers/configurations': 'Configuration',
      'Microsoft.DBforPostgreSQL/flexibleServers/databases': 'Database',
    },
  },
  {
    package: '@azure/arm-botservice',
    models: 'dist-esm/src/models/mappers.js',
    client: 'dist/index.js',
    resources: {
      'Microsoft.BotService/botServices': 'Bot',
      'Microsoft.BotService/botServices/channels': 'BotChannel',
    },
  },
  {
    package: '@azure/arm-msi',
    models: 'dist/commonjs/models/mappers.js',
    client: 'dist/commonjs/managedServiceIdentityClient.js',
    resources: { 'Microsoft.ManagedIdentity/userAssignedIdentities': 'Identity' },
  },
];

/** What Bicep itself puts beside what the service takes. */
const bicepOwn: ReadonlySet<string> = new Set(['name', 'parent', 'scope', 'dependsOn']);

/** Whether a library knows this resource type. */
export const isModelled = (resource: string): boolean => libraries.some((one) => resource in one.resources);

/**
 * What is wrong with a resource of a template, one sentence each: another API version than the library speaks, properties
 * that the service doesn't know or only writes itself, values of the wrong kind, required ones that are missing.
 */
export async function resourceProblems(typeWithVersion: string, body: Value): Promise<readonly string[]> {
  const [resource = '', version = ''] = typeWithVersion.split('@');
  const library = libraries.find((one) => resource in one.resources);
  if (library === undefined) throw new Error(`No library describes ${resource}.`);
  const folder = folderOf(library.package);
  const spoken = /apiVersion \|\| "([^"]+)"/u.exec(readFileSync(join(folder, library.client), 'utf8'))?.[1];
  const loaded = (await import(pathToFileURL(join(folder, library.models)).href)) as Models & {
    readonly default?: Models;
  };
  const models = loaded.default ?? loaded;
  const model = models[library.resources[resource] ?? ''];
  if (model === undefined) throw new Error(`${library.package} has no model of ${resource}.`);
  return [
    ...(version === spoken ? [] : [`${resource} is asked for as of ${version}; ${library.package} speaks ${spoken}`]),
    ...problemsOf(body, model.type, resource, models, true),
  ];
}

function folderOf(name: string): string {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  return dirname(createRequire(join(root, 'package.json')).resolve(`${name}/package.json`));
}

/** A value of a template against what the service takes there. */
function problemsOf(value: Value, kind: Kind, at: string, models: Models, top = false): readonly string[] {
  // What is only known when it is deployed is the deployment's to check.
  if (value === null || isExpression(value)) return [];
  switch (kind.name) {
    case 'Composite':
      return isFields(value) ? compositeProblems(value, kind, at, models, top) : [`${at} is not an object`];
    case 'Sequence':
      if (!Array.isArray(value)) return [`${at} is not a list`];
      return value.flatMap((one, n) => problemsOf(one, kind.element?.type ?? any, `${at}[${n}]`, models));
    case 'Dictionary':
      if (!isFields(value)) return [`${at} is not an object`];
      return Object.entries(value).flatMap(([key, one]) =>
        problemsOf(one, kind.value?.type ?? any, `${at}.${key}`, models),
      );
    case 'Enum':
      return kind.allowedValues?.includes(String(value)) === true
        ? []
        : [`${at} is none of ${kind.allowedValues?.join(', ')}`];
    case 'any':
      return [];
    default: {
      const wanted = ({ String: 'string', Number: 'number', Boolean: 'boolean' } as Readonly<Record<string, string>>)[
        kind.name
      ];
      return wanted === undefined || typeof value === wanted
        ? []
        : [`${at} is a ${typeof value} instead of a ${wanted}`];
    }
  }
}

const any: Kind = { name: 'any' };

type Fields = { readonly [key: string]: Value };
const isFields = (value: Value): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** "properties.template" in a library is "template" inside "properties" in a template. */
interface Place {
  property: Property | null;
  readonly inside: Map<string, Place>;
}

function placesOf(kind: Kind, value: Fields, models: Models): Place {
  const root: Place = { property: null, inside: new Map() };
  const which = kind.polymorphicDiscriminator?.serializedName;
  const special =
    which === undefined ? undefined : models.discriminators?.[`${kind.className}.${String(value[which])}`];
  const properties = (special ?? models[kind.className ?? ''])?.type.modelProperties ?? kind.modelProperties ?? {};
  for (const property of Object.values(properties)) {
    let place = root;
    for (const step of property.serializedName.split(/(?<!\\)\./u).map((part) => part.replaceAll('\\.', '.'))) {
      const next = place.inside.get(step) ?? { property: null, inside: new Map() };
      place.inside.set(step, next);
      place = next;
    }
    place.property = property;
  }
  return root;
}

function compositeProblems(value: Fields, kind: Kind, at: string, models: Models, top: boolean): readonly string[] {
  const known = models[kind.className ?? '']?.type ?? kind;
  return placeProblems(value, placesOf(known, value, models), at, models, top);
}

function placeProblems(value: Fields, place: Place, at: string, models: Models, top: boolean): readonly string[] {
  const missing = [...place.inside]
    .filter(([key, { property }]) => property?.required === true && property.readOnly !== true && !(key in value))
    .map(([key]) => `${at}.${key} is missing`);
  const wrong = Object.entries(value).flatMap(([key, one]) => {
    if (top && bicepOwn.has(key)) return [];
    const found = place.inside.get(key);
    if (found === undefined) return [`${at}.${key} is unknown to the service`];
    if (found.property === null) return isFields(one) ? placeProblems(one, found, `${at}.${key}`, models, false) : [];
    if (found.property.readOnly === true) return [`${at}.${key} is the service's to write`];
    return problemsOf(one, found.property.type, `${at}.${key}`, models);
  });
  return [...missing, ...wrong];
}
