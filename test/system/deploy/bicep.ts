import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Language, type Node, Parser } from 'web-tree-sitter';

/** What can't be read without running it: a call, a name, a text with something inside. */
export interface Expression {
  readonly expression: string;
}
export type Value =
  | string
  | number
  | boolean
  | null
  | Expression
  | readonly Value[]
  | { readonly [key: string]: Value };

export interface Declaration {
  readonly kind: 'param' | 'var' | 'resource' | 'module' | 'output';
  readonly name: string;
  /** A parameter's type, a resource's type with its version, a module's file. */
  readonly type: string;
  readonly existing: boolean;
  readonly value: Value;
  readonly described: boolean;
}

export interface Template {
  readonly text: string;
  /** Lines that the grammar does not know, 1 is the first. */
  readonly errors: readonly number[];
  readonly declarations: readonly Declaration[];
  /** Names and functions that are used anywhere, each once. */
  readonly names: ReadonlySet<string>;
  readonly functions: ReadonlySet<string>;
}

export const isExpression = (value: Value): value is Expression =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  typeof (value as Expression).expression === 'string';

let grammar: Promise<Parser> | null = null;

async function loadGrammar(): Promise<Parser> {
  await Parser.init();
  const parser = new Parser();
  const wasm = createRequire(import.meta.url).resolve('tree-sitter-bicep/tree-sitter-bicep.wasm');
  parser.setLanguage(await Language.load(wasm));
  return parser;
}

/** Reads a file of deploy/azure with the maintained grammar of Bicep: its own compiler can't be had from npm. */
export async function readTemplate(file: string): Promise<Template> {
  const text = readFileSync(fileURLToPath(new URL(`../../../deploy/azure/${file}`, import.meta.url)), 'utf8');
  return await parseTemplate(text);
}

export async function parseTemplate(text: string): Promise<Template> {
  grammar ??= loadGrammar();
  const tree = (await grammar).parse(text);
  if (tree === null) throw new Error('The Bicep parser gave up.');
  const nodes = [...walk(tree.rootNode)];
  const template: Template = {
    text,
    errors: nodes.filter((node) => node.isError || node.isMissing).map((node) => node.startPosition.row + 1),
    declarations: declarationsIn(tree.rootNode),
    names: new Set(nodes.filter(isUse).map((node) => node.text)),
    functions: new Set(nodes.filter(isCall).map((node) => node.text)),
  };
  tree.delete();
  return template;
}

function* walk(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children) if (child !== null) yield* walk(child);
}

const named = (node: Node): readonly Node[] => node.namedChildren.filter((child) => child !== null);

const isCall = (node: Node): boolean =>
  node.type === 'identifier' &&
  node.parent?.type === 'call_expression' &&
  node.parent.childForFieldName('function')?.id === node.id;

/** An identifier that stands for a declared name: neither what declares it, nor a key, nor a function. */
function isUse(node: Node): boolean {
  if (node.type !== 'identifier' || isCall(node)) return false;
  const parent = node.parent;
  if (parent === null || parent.type.endsWith('_declaration') || parent.type === 'type') return false;
  return !(parent.type === 'object_property' && named(parent)[0]?.id === node.id);
}

const kinds = {
  parameter_declaration: 'param',
  variable_declaration: 'var',
  resource_declaration: 'resource',
  module_declaration: 'module',
  output_declaration: 'output',
} as const;

function declarationsIn(root: Node): readonly Declaration[] {
  const found: Declaration[] = [];
  let described = false;
  for (const node of named(root)) {
    if (node.type === 'decorators') described = /@description\('[^']+'\)/u.test(node.text);
    const kind = (kinds as Readonly<Record<string, Declaration['kind']>>)[node.type];
    if (kind === undefined) continue;
    const parts = named(node).filter((part) => part.type !== 'comment');
    const [name, type] = parts;
    const last = parts.at(-1);
    const typed = kind !== 'var';
    const hasValue = last !== undefined && last.id !== name?.id && (!typed || last.id !== type?.id);
    found.push({
      kind,
      name: name?.text ?? '',
      type: typed ? (type?.text ?? '').replace(/^'|'$/gu, '') : '',
      existing: node.children.some((child) => child?.type === 'existing'),
      value: hasValue ? valueIn(last) : null,
      described,
    });
    described = false;
  }
  return found;
}

function valueIn(node: Node): Value {
  const parts = named(node).filter((part) => part.type !== 'comment');
  if (node.type === 'object') return Object.fromEntries(parts.map(propertyOf));
  if (node.type === 'array') return parts.map(valueIn);
  if (node.type === 'number') return Number(node.text);
  if (node.type === 'boolean') return node.text === 'true';
  if (node.type === 'null') return null;
  if (node.type === 'string' && !parts.some((part) => part.type === 'interpolation')) return node.text.slice(1, -1);
  return { expression: node.text };
}

function propertyOf(property: Node): readonly [string, Value] {
  const [key, value] = named(property).filter((part) => part.type !== 'comment');
  if (key === undefined || value === undefined) throw new Error(`No key and value: ${property.text}`);
  return [key.text.replace(/^'|'$/gu, ''), valueIn(value)];
}
