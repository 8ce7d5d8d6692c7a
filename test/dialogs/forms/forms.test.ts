import assert from 'node:assert/strict';
import fc from 'fast-check';
import { inputsOn } from '../../../cards/kit/form-again.js';
import { type FormVerb, forms } from '../../../cards/kit/forms.js';
import type { Card } from '../../../cards/kit/template.js';
import type { Engagement } from '../../../data/domain/engagement.js';
import type { Item } from '../../../data/domain/item.js';
import type { Reply } from '../../../dialogs/turn/turn.js';
import { ana, jonas, mina } from '../../support/history.js';
import { fasttrack } from '../../support/playbooks.js';
import { openRoom, type RealRoom } from '../../support/real-room.js';
import { buttonsOn, filledIn, textsOn } from '../../support/turns.js';

const purchase = '2026-11-02';

describe('what is typed into a form', function () {
  this.timeout(300_000);
  let room: RealRoom;
  let engagement = '';

  beforeEach(async () => {
    room = await openRoom();
    engagement = await room.setUp();
    const setup = (await room.press(ana, 'setup.show', { engagement })).card;
    await room.press(ana, 'setup.save', filledIn(setup, 'setup.save', { purchase, quietDays: '' }));
    const calendar = (await room.press(ana, 'calendar.form', { engagement })).card;
    await room.press(ana, 'calendar.save', filledIn(calendar, 'calendar.save', { quietDays: '2026-12-24' }));
    await room.press(ana, 'item.save', filledIn(await itemForm(), 'item.save', full));
  });
  afterEach(() => room.close());

  const full = {
    assignees: jonas.id,
    due: '2026-12-10',
    note: 'Ask twice',
    evidence: 'see the ticket',
    state: 'waiting',
  };

  const now = async (): Promise<Engagement> => {
    const found = await room.store.engagements.find(engagement);
    assert.ok(found);
    return found;
  };
  const item = async (): Promise<Item> => {
    const found = (await now()).items.find(({ side, phase }) => side === 'customer' && phase === 'initiate');
    assert.ok(found);
    return found;
  };
  const itemForm = async (): Promise<Card | undefined> =>
    (await room.press(ana, 'item.form', { engagement, item: (await item()).id, page: 1 })).card;
  const form = async (verb: string, data: object = {}): Promise<Card | undefined> =>
    (await room.press(ana, verb, { engagement, page: 1, phase: 'initiate', ...data })).card;

  /** Forms whose saving replaces what was there, drawn as they are now. */
  const replacing: Readonly<Partial<Record<FormVerb, () => Promise<Card | undefined>>>> = {
    'item.save': itemForm,
    'setup.save': () => form('setup.show'),
    'calendar.save': () => form('calendar.form'),
  };

  /** The sentence at a field of a form that came back. */
  const below = (reply: Reply, id: string): string => {
    const body = JSON.stringify(reply.card?.body);
    const from = body.indexOf(`"id":"${id}"`);
    assert.ok(from >= 0, id);
    return body.slice(
      from,
      body.indexOf('"type":"Input.', from) < 0 ? undefined : body.indexOf('"type":"Input.', from),
    );
  };

  const without = (data: Readonly<Record<string, unknown>>, ids: readonly string[]) =>
    Object.fromEntries(Object.entries(data).filter(([id]) => !ids.includes(id)));

  it('is listed for every verb that carries inputs', async () => {
    const opened = [
      await itemForm(),
      ...(await Promise.all(
        [
          'setup.show',
          'calendar.form',
          'conditions.form',
          'people.show',
          'items.form',
          'items.add-form',
          'pause.form',
          'cancel.form',
          'exception.form',
        ].map((verb) => form(verb)),
      )),
    ];
    for (const card of opened) {
      const ids = inputsOn(card as Card).map(({ id }) => id);
      const savers = (Object.keys(forms) as FormVerb[]).filter((verb) => buttonsOn(card, verb).length > 0);
      const conditions = fasttrack.conditions.map(({ id }) => id);
      const taken = new Set<string>(
        savers.flatMap((verb) => [...Object.keys(forms[verb].inputs), ...('others' in forms[verb] ? conditions : [])]),
      );
      assert.deepEqual(
        ids.filter((id) => !taken.has(id)),
        [],
        savers.join(),
      );
    }
  });

  for (const verb of Object.keys(replacing) as (keyof typeof replacing)[]) {
    it(`is not erased by a press of ${verb} that comes with any part of its inputs`, async () => {
      const open = replacing[verb];
      assert.ok(open);
      const data = filledIn(await open(), verb);
      const ids = Object.keys(forms[verb].inputs).filter((id) => data[id] !== undefined);
      const before = await now();
      const lost = fc.subarray(ids, { minLength: 1 });
      await fc.assert(
        fc.asyncProperty(lost, async (missing) => {
          await room.pressBare(ana, verb, without(data, missing));
          const after = await now();
          assert.deepEqual(after.details, before.details, missing.join());
          assert.deepEqual(after.members, before.members, missing.join());
          assert.deepEqual(after.items, before.items, missing.join());
        }),
        { numRuns: 40, seed: 4242, examples: [[ids], ...ids.map((id): [string[]] => [[id]])] },
      );
    });
  }

  it('comes back with a sentence where the whole form was lost', async () => {
    const { id, version } = await item();
    const reply = await room.pressBare(ana, 'item.save', { engagement, item: id, seen: version, page: 1 });
    assert.match(textsOn(reply.card), /didn’t reach me, so nothing was changed/u);
    assert.equal(filledIn(reply.card, 'item.save').note, 'Ask twice');
    assert.equal((await item()).note, 'Ask twice');
  });

  it('keeps a field that came back empty until the same is pressed once more', async () => {
    const data = without(filledIn(await itemForm(), 'item.save'), ['note', 'due']);
    const asked = await room.pressBare(ana, 'item.save', data);
    assert.match(textsOn(asked.card), /came back empty/u);
    assert.match(below(asked, 'note'), /Saved so far: Ask twice/u);
    assert.equal((await item()).note, 'Ask twice');
    const again = without(filledIn(asked.card, 'item.save'), ['note', 'due']);
    await room.pressBare(ana, 'item.save', again);
    const saved = await item();
    assert.deepEqual([saved.note, saved.due, saved.evidence?.length], [undefined, undefined, 1]);
  });

  it('is emptied at once by a client that sends the empty field', async () => {
    await room.pressBare(ana, 'item.save', filledIn(await itemForm(), 'item.save', { note: '', due: null }));
    const saved = await item();
    assert.deepEqual([saved.note, saved.due], [undefined, undefined]);
  });

  it('is taken as it is meant where a client sends it oddly', async () => {
    const people = { assignees: [jonas.id, mina.id], dueAfter: null, evidence: null };
    const days = {
      '2026-1-5': '2026-01-05',
      '2027-1-5': '2027-01-05',
      '12/20/2026': '2026-12-20',
      ' 2026-12-20T00:00:00Z ': '2026-12-20',
      '20.12.2026': '2026-12-20',
    };
    for (const [due, date] of Object.entries(days)) {
      await room.pressBare(ana, 'item.save', filledIn(await itemForm(), 'item.save', { ...people, due, note: 7 }));
      const saved = await item();
      assert.equal(saved.due, date, due);
      assert.equal(saved.note, '7');
      assert.equal(saved.assignees?.length, 2);
    }
    const page = await form('items.form');
    const row = await item();
    const rows = [`${row.id}.${row.version}`];
    await room.pressBare(ana, 'items.save', filledIn(page, 'items.save', { rows, done: true, due: null }));
    assert.equal((await item()).tick?.by.id, ana.id);
  });

  it('orders a day by the client’s country', async () => {
    for (const [tag, date] of [
      ['en-GB', '2026-12-05'],
      ['en-US', '2027-05-12'],
    ] as const) {
      const due = tag === 'en-GB' ? '05/12/2026' : '05/12/2027';
      await room.pressBare(ana, 'item.save', filledIn(await itemForm(), 'item.save', { due }), { tag });
      assert.equal((await item()).due, date);
    }
  });

  it('comes back as it was typed, with the fault at its field, in the reader’s language', async () => {
    const wrong = { due: '2026-02-31', dueAfter: 'x', note: 'New note' };
    const reply = await room.pressBare(ana, 'item.save', filledIn(await itemForm(), 'item.save', wrong));
    assert.match(below(reply, 'due'), /can’t read “2026-02-31” as a date/u);
    assert.match(below(reply, 'dueAfter'), /“x” isn’t a number/u);
    assert.equal(filledIn(reply.card, 'item.save').note, 'New note');
    assert.equal((await item()).due, '2026-12-10');
    const korean = await room.pressBare(ana, 'item.save', filledIn(await itemForm(), 'item.save', wrong), {
      locale: 'ko',
    });
    assert.match(below(korean, 'due'), /날짜로 읽을 수 없습니다/u);
  });

  it('asks about a day that is absurdly far, and stores none', async () => {
    for (const due of ['0001-01-01', '2569-12-01', '2126-12-01', '1999-01-01']) {
      const reply = await room.pressBare(ana, 'item.save', filledIn(await itemForm(), 'item.save', { due }));
      assert.match(below(reply, 'due'), /Check the year/u, due);
      assert.equal((await item()).due, '2026-12-10');
    }
    const setup = filledIn(await form('setup.show'), 'setup.save', { purchase: '2569-01-01' });
    assert.match(below(await room.pressBare(ana, 'setup.save', setup), 'purchase'), /Check the year/u);
    await room.pressBare(ana, 'setup.save', { ...setup, purchase: '2019-05-01' });
    assert.equal((await now()).details?.purchase, '2019-05-01');
  });

  it('is never answered with a button that is not known, whatever a field holds', async () => {
    const odd: readonly unknown[] = [
      null,
      5,
      true,
      ['a', 'b'],
      { a: 1 },
      [{}],
      '',
      ' ',
      'x'.repeat(9000),
      '31/02',
      NaN,
      ['a', null],
    ];
    const openers: Readonly<Partial<Record<FormVerb, () => Promise<Card | undefined>>>> = {
      ...replacing,
      'conditions.preview': () => form('conditions.form'),
      'people.name': () => form('people.show'),
      'people.hand-over': () => form('people.show'),
      'people.remove': () => form('people.show'),
      'items.save': () => form('items.form'),
      'items.add': () => form('items.add-form'),
      'exception.save': () => form('exception.form'),
      'pause.save': () => form('pause.form'),
      'cancel.save': () => form('cancel.form'),
    };
    for (const [verb, open] of Object.entries(openers) as [FormVerb, () => Promise<Card | undefined>][]) {
      const data = filledIn(await open(), verb);
      for (const id of Object.keys(forms[verb].inputs)) {
        for (const value of odd) {
          const reply = await room.pressBare(jonas, verb, { ...data, [id]: value });
          const said = `${reply.sentence ?? ''}${textsOn(reply.card)}`;
          assert.doesNotMatch(
            said,
            /don’t recognize that button/u,
            `${verb} ${id} ${JSON.stringify(value)?.slice(0, 40)}`,
          );
        }
      }
    }
  });

  it('is asked for where nothing can be done without it, and the rest stays', async () => {
    const rows = await room.pressBare(
      ana,
      'items.save',
      filledIn(await form('items.form'), 'items.save', { due: '2026-12-11' }),
    );
    assert.match(below(rows, 'rows'), /Choose/u);
    assert.equal(filledIn(rows.card, 'items.save').due, '2026-12-11');
    const text = await room.pressBare(
      ana,
      'items.add',
      filledIn(await form('items.add-form'), 'items.add', { side: 'provider' }),
    );
    assert.match(below(text, 'text'), /Enter what needs to be done/u);
    assert.equal(filledIn(text.card, 'items.add').side, 'provider');
    const name = await room.pressBare(
      ana,
      'setup.save',
      filledIn(await form('setup.show'), 'setup.save', { customer: ' ' }),
    );
    assert.match(below(name, 'customer'), /customer/iu);
    const why = await room.pressBare(ana, 'pause.save', { engagement });
    assert.match(below(why, 'reason'), /Enter a reason/u);
    assert.equal((await now()).state, 'active');
  });

  it('stays in the people’s form when no person was chosen', async () => {
    const data = filledIn(await form('people.show'), 'people.name', { role: 'specialist', part: 'deputy' });
    const reply = await room.pressBare(ana, 'people.name', data);
    const kept = filledIn(reply.card, 'people.name');
    assert.deepEqual([kept.role, kept.part], ['specialist', 'deputy']);
  });
});
