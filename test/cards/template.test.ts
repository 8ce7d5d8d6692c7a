import assert from 'node:assert/strict';
import fc from 'fast-check';
import { layout } from '../../cards/template.js';

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: the bindings of a layout look like that
const json = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    { $when: '${shown}', type: 'TextBlock', text: '${text}' },
    { $data: '${rows}', type: 'Container', selectAction: '${press}', items: [{ type: 'TextBlock', text: '${text}' }] },
    { type: 'ActionSet', actions: ['${one}'] },
  ],
  actions: '${actions}',
};
const draw = layout(json);
const press = { type: 'Action.Execute', title: 'x', data: { item: '1' } };
const data = { shown: true, text: 'a', rows: [], one: press, actions: [] };

describe('a layout', () => {
  it('binds whole objects and lists', () => {
    const card = draw({ ...data, rows: [{ text: 'b', press }], actions: [press, press] });
    assert.deepEqual(card.body[1], {
      type: 'Container',
      selectAction: press,
      items: [{ type: 'TextBlock', text: 'b' }],
    });
    assert.deepEqual(card.body[2], { type: 'ActionSet', actions: [press] });
    assert.deepEqual(card.actions, [press, press]);
  });

  it('leaves out what does not hold and what is empty', () => {
    const card = draw({ ...data, shown: false, rows: [{ text: 'b', press: null }] });
    assert.deepEqual(card.body[0], { type: 'Container', items: [{ type: 'TextBlock', text: 'b' }] });
  });

  it('repeats what people typed to the letter, whatever it looks like', () => {
    const active = fc.constantFrom('${text}', '${', '}', '\\', '"', "'", '`', '{{DATE(', '$root', '@{', '#{', '\\n');
    const typed = fc
      .array(fc.oneof(active, fc.string({ unit: 'binary' })), { maxLength: 8 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(typed, typed, (text, title) => {
        const bound = { ...press, title, data: { item: title } };
        const card = draw({ ...data, text, rows: [{ text, press: bound }], actions: [bound] });
        assert.deepEqual(card.body[0], { type: 'TextBlock', text });
        assert.deepEqual(card.body[1], {
          type: 'Container',
          selectAction: bound,
          items: [{ type: 'TextBlock', text }],
        });
        assert.deepEqual(card.actions, [bound]);
      }),
      { numRuns: 300 },
    );
  });
});
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: see above
