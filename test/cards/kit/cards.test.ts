import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cardLimit, sizeOfCard } from '../../../cards/kit/message-size.js';
import type { Card } from '../../../cards/kit/template.js';
import { isVerb, verbs } from '../../../cards/kit/verbs.js';
import { locales } from '../../../data/domain/responsibility.js';
import { allCards } from '../all-cards.js';
import { buttonsOf, verbsOn } from '../buttons.js';
import { drawingOf } from '../drawing.js';

const golden = 'test/cards/golden';
/** A card of each layout: its full JSON is kept beside the drawings, because those leave out sizes and colours. */
const oneOfEachLayout: ReadonlySet<string> = new Set([
  'act-which-item',
  'answer-joined',
  'answer-routed',
  'calendar',
  'checklist-assess',
  'checkpoint-review-exceptions',
  'conditions-preview',
  'engagement-active',
  'exception-form',
  'greeting-channel',
  'help-channel',
  'inquiry-answered',
  'inquiry-nothing-sent',
  'inquiry-preview-ways',
  'item-form',
  'item-late',
  'list-open-personal',
  'meeting-agenda',
  'notice-left',
  'people',
  'phase-record',
  'phases',
  'pointer',
  'proposal',
  'remediation-end',
  'remediation-preview',
  'setup-new',
  'sign-acknowledge',
  'source',
  'standing-list',
  'status-two',
  'undo-question',
  'waits-reply',
]);
const update = process.env.UPDATE_GOLDEN === '1';
const everyCard: readonly (readonly [string, Card])[] = locales.flatMap((locale) =>
  Object.entries(allCards(locale)).map(([name, card]) => [`${name} in ${locale}`, card] as const),
);

/** What a form's inputs add when they are filled in as the form proposes. */
function inputsOf(card: Card): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('type' in value && typeof value.type === 'string' && value.type.startsWith('Input.') && 'id' in value) {
      const typed = 'value' in value && typeof value.value === 'string' ? value.value : '';
      found[String(value.id)] = typed === '' && value.id === 'customer' ? 'Contoso' : typed;
    }
    for (const part of Object.values(value)) visit(part);
  };
  visit(card.body);
  return found;
}

describe('every card', () => {
  it('is drawn as its golden files show (UPDATE_GOLDEN=1 writes them anew)', () => {
    const cards = Object.entries(allCards('en'));
    const expected = new Map([
      ...cards.map(([name, card]) => [`${name}.txt`, drawingOf(card)] as const),
      ...cards
        .filter(([name]) => oneOfEachLayout.has(name))
        .map(([name, card]) => [`${name}.json`, `${JSON.stringify(card, null, 2)}\n`] as const),
    ]);
    if (update) {
      rmSync(golden, { recursive: true, force: true });
      mkdirSync(golden, { recursive: true });
      for (const [file, text] of expected) writeFileSync(join(golden, file), text);
    }
    assert.deepEqual(
      readdirSync(golden).sort(),
      [...expected.keys()].sort(),
      'UPDATE_GOLDEN=1 writes what is missing.',
    );
    for (const [file, text] of expected) {
      assert.equal(text, readFileSync(join(golden, file), 'utf8'), `${file} is different: look, then UPDATE_GOLDEN=1.`);
    }
  });

  it('stays within 28 KB as UTF-8 and 80 KB as UTF-16', () => {
    for (const [name, card] of everyCard) {
      assert.ok(sizeOfCard(card).bytes <= cardLimit.bytes, `${name}: ${sizeOfCard(card).bytes} bytes`);
      assert.ok(JSON.stringify(card).length * 2 < 80_000, name);
    }
  });

  it('carries only data that its buttons’ schemas take', () => {
    for (const [name, card] of everyCard) {
      for (const { type, verb, data } of buttonsOf(card).filter((button) => button.type === 'Action.Execute')) {
        assert.ok(verb !== undefined && isVerb(verb), `${name}: ${type} ${verb}`);
        const parsed = verbs[verb].safeParse({ ...inputsOf(card), ...data });
        assert.ok(parsed.success, `${name}: ${verb}: ${parsed.error?.message}`);
      }
    }
  });

  it('names everything that can be tapped, each differently', () => {
    for (const [name, card] of everyCard) {
      for (const { title, type } of buttonsOf(card)) {
        assert.ok(typeof title === 'string' && title.trim() !== '', `${name}: ${type} has no title`);
        assert.doesNotMatch(title, /\{\{|\\|\$\{/u, name);
      }
    }
  });

  it('has no binding left over and nothing null', () => {
    for (const [name, card] of everyCard) {
      assert.doesNotMatch(JSON.stringify(card), /\$\{|:null|undefined|\[null/u, name);
    }
  });

  it('speaks its language, in version 1.5, with words for clients that cannot draw it', () => {
    for (const [name, card] of everyCard) {
      assert.equal(card.lang, name.split(' in ').at(-1), name);
      assert.equal(card.version, '1.5', name);
      assert.ok(typeof card.fallbackText === 'string' && card.fallbackText !== '', name);
    }
  });

  it('folds out only what is on it', () => {
    for (const [name, card] of everyCard) {
      const ids = new Set([...JSON.stringify(card).matchAll(/"id":"([^"]+)"/gu)].map(([, id]) => id));
      for (const { targetElements = [] } of buttonsOf(card)) {
        for (const id of targetElements) assert.ok(ids.has(id), `${name}: ${id}`);
      }
    }
  });

  it('shows every verb somewhere', () => {
    const shown = new Set(everyCard.flatMap(([, card]) => verbsOn(card)));
    assert.deepEqual(
      Object.keys(verbs).filter((verb) => !shown.has(verb)),
      [],
    );
  });
});
