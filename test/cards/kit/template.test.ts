import assert from 'node:assert/strict';
import fc from 'fast-check';
import { layout, part } from '../../../cards/kit/template.js';

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

  it('shows what is there this time, whatever was there before', () => {
    const some = {
      ...data,
      text: 'first',
      rows: [
        { text: 'b', press },
        { text: 'c', press: null },
      ],
      actions: [press],
    };
    const none = { ...data, shown: false, one: null };
    const drawn = () => [draw(some), draw(none), draw({ ...some, text: 'second', rows: some.rows.toReversed() })];
    const [first, empty, second] = drawn();
    const rows = [
      { type: 'Container', selectAction: press, items: [{ type: 'TextBlock', text: 'b' }] },
      { type: 'Container', items: [{ type: 'TextBlock', text: 'c' }] },
    ];
    const set = { type: 'ActionSet', actions: [press] };
    assert.deepEqual(first?.body, [{ type: 'TextBlock', text: 'first' }, ...rows, set]);
    assert.deepEqual(empty?.body, [{ type: 'ActionSet', actions: [] }]);
    assert.deepEqual(second?.body, [{ type: 'TextBlock', text: 'second' }, ...rows.toReversed(), set]);
    assert.deepEqual(drawn(), [first, empty, second]);
  });

  it('binds a list among other elements, without what is null in it', () => {
    const among = layout({ type: 'AdaptiveCard', version: '1.5', body: [{ a: 1 }, '${some}', { b: 2 }] });
    assert.deepEqual(among({ some: [{ c: null, d: 3 }, null, { e: 4 }] }).body, [
      { a: 1 },
      { d: 3 },
      { e: 4 },
      { b: 2 },
    ]);
    assert.deepEqual(among({ some: [] }).body, [{ a: 1 }, { b: 2 }]);
    assert.deepEqual(among({ some: { c: 5 } }).body, [{ a: 1 }, { c: 5 }, { b: 2 }]);
  });

  it('asks inside what is repeated, and repeats inside it', () => {
    const rows = part({
      items: [
        {
          $data: '${rows}',
          $when: '${count(lines) > 0}',
          style: "${if(title == null, 'plain', 'titled')}",
          items: [{ $data: '${lines}', text: '${text}' }],
        },
      ],
    });
    const lines = [{ text: 'a' }, { text: 'b' }];
    assert.deepEqual(
      rows({
        rows: [
          { title: 'x', lines },
          { title: 'y', lines: [] },
          { title: null, lines: lines.slice(1) },
        ],
      }),
      {
        items: [
          { style: 'titled', items: lines },
          { style: 'plain', items: lines.slice(1) },
        ],
      },
    );
  });

  it('says with the template language what needs the values themselves', () => {
    const other = part({
      items: [{ $data: '${rows}', $when: "${kind == 'a'}", text: '${mark} ${text.said}', style: '${$root.style}' }],
    });
    const row = { kind: 'a', mark: '·', text: { said: 'x' } };
    assert.deepEqual(other({ style: 's', rows: [row, { ...row, kind: 'b' }, { ...row, text: { said: 'y' } }] }), {
      items: [
        { text: '· x', style: 's' },
        { text: '· y', style: 's' },
      ],
    });
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
