import type { Card } from '../../cards/kit/template.js';

type Part = Readonly<Record<string, unknown>>;

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value);
const partsOf = (value: unknown): readonly Part[] => (Array.isArray(value) ? value.filter(isPart) : []);
const textOf = (value: unknown): string => (value === undefined ? '' : String(value));
const indented = (lines: readonly string[], by = '  '): readonly string[] => lines.map((line) => `${by}${line}`);

/** Choices of an input that are drawn; a time zone has hundreds. */
const mostChoices = 12;
/** Characters that are drawn of a value that a button carries. */
const longestValue = 40;

/**
 * A card as text that a reviewer reads at a glance: what is shown, and what can be pressed, in order. Things inside a
 * container stand further in. `#` is a heading, `!` a text in the colour of attention, `[…]` a button and `tap` the
 * action of a row, each with its verb and data; `hidden` is shown by the button that folds it out.
 */
export function drawingOf(card: Card): string {
  const actions = partsOf(card.actions).map(button);
  const lines = [
    ...partsOf(card.body).flatMap(linesOf),
    ...(actions.length === 0 ? [] : ['---', ...actions]),
    `(${textOf(card.lang)}: ${textOf(card.fallbackText)})`,
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function linesOf(part: Part): readonly string[] {
  const type = textOf(part.type);
  if (type === 'TextBlock') return text(part);
  if (type === 'ActionSet') return around(part, partsOf(part.actions).map(button));
  if (type === 'ColumnSet') return around(part, columns(partsOf(part.columns)));
  if (type.startsWith('Input.')) return input(part, type.slice('Input.'.length));
  return around(part, partsOf(part.items).flatMap(linesOf));
}

function text(part: Part): readonly string[] {
  const mark = part.style === 'heading' ? '# ' : part.color === 'Attention' ? '! ' : '';
  return textOf(part.text)
    .split('\n')
    .map((line, at) => (at === 0 ? `${mark}${line}` : `  ${line}`));
}

/** What is inside, below a line for what its container adds: a style, an id that is folded out, an action. */
function around(part: Part, inner: readonly string[]): readonly string[] {
  const about = [
    part.isVisible === false ? 'hidden' : '',
    part.style === undefined ? '' : textOf(part.style),
    part.id === undefined ? '' : `#${textOf(part.id)}`,
    isPart(part.selectAction) ? `tap ${pressed(part.selectAction, inner.join('\n'))}` : '',
  ].filter((one) => one !== '');
  if (about.length > 0) return [about.join(' '), ...indented(inner)];
  return inner.length < 2 || part.type !== 'Container' ? inner : indented(inner);
}

/** The columns of a row beside one another, where each is one line; a column of several lines hangs below the first. */
function columns(parts: readonly Part[]): readonly string[] {
  const drawn = parts.map((part) => around({ ...part, type: 'Column' }, partsOf(part.items).flatMap(linesOf)));
  if (drawn.every((lines) => lines.length < 2)) return [drawn.flat().join(' | ')];
  const [first = [], ...others] = drawn;
  if (first.length !== 1) return drawn.flatMap((lines) => ['|', ...indented(lines)]);
  const [head = '', ...below] = others.flat();
  return [`${first[0]} | ${head}`, ...indented(below)];
}

const button = (action: Part): string =>
  `[${textOf(action.title)}] ${pressed({ ...action, title: '' }, '')}${action.style === undefined ? '' : ` (${textOf(action.style)})`}`;

/** What a press does. A title goes on after its colon with what its row shows. */
function pressed(action: Part, shown: string): string {
  const does =
    action.type === 'Action.Execute'
      ? `${textOf(action.verb)} ${data(action.data)}`
      : action.type === 'Action.ToggleVisibility'
        ? `shows #${(action.targetElements as readonly string[]).join(' #')}`
        : textOf(action.url);
  const title = textOf(action.title);
  const words = title === '' || shown.includes(title) ? '' : ` “${title.split(': ')[0]}”`;
  return `→ ${does.trim()}${words}`;
}

/** Without the engagement, which every button of a card shares. */
const data = (carried: unknown): string =>
  Object.entries(isPart(carried) ? carried : {})
    .filter(([name]) => name !== 'engagement')
    .map(
      ([name, value]) =>
        `${name}=${(typeof value === 'string' ? value : JSON.stringify(value)).slice(0, longestValue)}`,
    )
    .join(' ');

/** An input: what it is, its id, its label, its value and its choices. */
function input(part: Part, kind: string): readonly string[] {
  const facts = [
    part.isRequired === true ? 'required' : '',
    part.isMultiline === true ? 'multiline' : '',
    part.isMultiSelect === true ? 'several' : '',
    part.style === undefined ? '' : textOf(part.style),
    part.maxLength === undefined ? '' : `at most ${textOf(part.maxLength)}`,
    part.min === undefined ? '' : `${textOf(part.min)}–${textOf(part.max)}`,
  ].filter((one) => one !== '');
  const value = part.value === undefined ? '' : ` = ${textOf(part.value)}`;
  const label = textOf(part.label ?? part.title);
  const head = `<${kind} ${textOf(part.id)}${facts.length === 0 ? '' : ` ${facts.join(', ')}`}> ${label}${value}`;
  const chosen = new Set(textOf(part.value).split(','));
  const choices = partsOf(part.choices).map(
    (choice) => `${chosen.has(textOf(choice.value)) ? '(x)' : '( )'} ${textOf(choice.title)} = ${textOf(choice.value)}`,
  );
  return [
    head,
    ...indented([
      ...(part.placeholder === undefined ? [] : [`“${textOf(part.placeholder)}”`]),
      ...choices.slice(0, mostChoices),
      ...(choices.length > mostChoices ? [`… ${choices.length - mostChoices} more`] : []),
      ...(part.errorMessage === undefined ? [] : [`! ${textOf(part.errorMessage)}`]),
    ]),
  ];
}
