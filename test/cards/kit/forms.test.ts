import assert from 'node:assert/strict';
import { remediationPreviewCard } from '../../../cards/checklist/remediation.js';
import { cardLimit, isWithin, sizeOfCard } from '../../../cards/kit/message-size.js';
import type { Card } from '../../../cards/kit/template.js';
import { verbs } from '../../../cards/kit/verbs.js';
import { peopleCard } from '../../../cards/people/people.js';
import { setupCard } from '../../../cards/setup/setup.js';
import { maxDraftLines, maxLineLength } from '../../../data/domain/checklist/remediation.js';
import { fasttrack } from '../../support/playbooks.js';
import { ana, bruno, minji, sampleEngagement } from '../../support/sample-engagement.js';
import { textsOf, verbsOn } from '../buttons.js';

interface Input {
  readonly id: string;
  readonly value?: string;
  readonly style?: string;
  readonly choices?: readonly { readonly title: string; readonly value: string }[];
}

function inputsOf(card: Card): readonly Input[] {
  const found: Input[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('type' in value && String(value.type).startsWith('Input.') && 'id' in value) found.push(value as Input);
    for (const part of Object.values(value)) visit(part);
  };
  visit(card.body);
  return found;
}

const setting = sampleEngagement({ state: 'setting-up', phase: 'initiate', items: [], members: [] });
const members = [ana, bruno, minji];

describe('the set-up form', () => {
  it('asks for exactly what saving takes', () => {
    const ids = inputsOf(setupCard(setting, { members, locale: 'en' })).map(({ id }) => id);
    const fields = Object.keys(verbs['setup.save'].shape).filter((name) => name !== 'engagement');
    const taken = [...fields, ...fasttrack.conditions.map(({ id }) => id)];
    assert.deepEqual([...ids].sort(), taken.sort());
  });

  it('proposes the starter as project manager, and nothing else that is unknown', () => {
    const value = (id: string) =>
      inputsOf(setupCard(setting, { members, locale: 'ko' })).find((input) => input.id === id)?.value;
    assert.equal(value('projectManager'), ana.id);
    assert.equal(value('specialist'), undefined);
    assert.equal(value('workloads'), 'later');
    assert.equal(value('federated'), 'later');
    assert.equal(value('locale'), 'ko');
  });

  it('is filled with what is known when it corrects', () => {
    const inputs = inputsOf(setupCard(sampleEngagement(), { members, locale: 'en' }));
    const value = (id: string) => inputs.find((input) => input.id === id)?.value;
    assert.deepEqual(['customer', 'workloads', 'onboardingStart', 'specialist', 'lead'].map(value), [
      'Contoso',
      'intune,rights-management',
      '2026-10-05',
      minji.id,
      bruno.id,
    ]);
    assert.equal(value('mobile-devices'), undefined, 'conditions are changed with a preview of their own');
  });

  it('takes every service at once', () => {
    const workloads = fasttrack.services.map(({ id }) => id);
    const choices = inputsOf(setupCard(setting, { members, locale: 'en' })).find(
      ({ id }) => id === 'workloads',
    )?.choices;
    assert.deepEqual(
      choices?.map(({ value }) => value),
      ['later', ...workloads],
    );
    const saved = verbs['setup.save'].shape.workloads.parse(workloads.join(','));
    assert.deepEqual(saved, workloads);
  });

  it('lets an empty person field be searched and a filled one be emptied', () => {
    const field = (e: typeof setting) =>
      inputsOf(setupCard(e, { members, locale: 'en' })).find((input) => input.id === 'specialist');
    assert.equal(field(setting)?.style, 'filtered');
    assert.equal(field(sampleEngagement())?.style, 'compact');
    assert.equal(field(sampleEngagement())?.choices?.[0]?.value, '');
  });

  it('tells people with the same name apart', () => {
    const twins = [ana, { id: '29:ana-2', name: 'Ana Souza' }];
    const field = inputsOf(setupCard(setting, { members: twins, locale: 'en' })).find(({ id }) => id === 'specialist');
    assert.deepEqual(
      field?.choices?.map(({ title }) => title),
      ['Ana Souza', 'Ana Souza (2)'],
    );
  });

  const crowd = (length: number) =>
    Array.from({ length }, (_, n) => ({ id: `29:1${String(n).padStart(90, 'x')}`, name: `Person ${n}` }));

  it('asks for typed names and says how when a list of everybody does not fit', () => {
    for (const length of [201, 500]) {
      const e = sampleEngagement();
      const card = setupCard(e, { members: crowd(length), locale: 'en' });
      assert.ok(isWithin(sizeOfCard(card), cardLimit));
      assert.ok(textsOf(card).some((text) => /^This team has too many people for a list\./u.test(text)));
      const field = (id: string) => inputsOf(card).find((input) => input.id === id);
      for (const id of ['projectManager', 'specialist', 'lead', 'team'])
        assert.equal(field(id)?.choices, undefined, id);
      assert.equal(field('projectManager')?.value, ana.name);
      const people = peopleCard(e, { members: crowd(length), locale: 'en' });
      assert.ok(isWithin(sizeOfCard(people), cardLimit));
      assert.ok(inputsOf(people).every(({ id, choices }) => !['person', 'to'].includes(id) || choices === undefined));
    }
  });

  it('lists everybody of a small channel, and a person without a name by the end of their id', () => {
    const card = setupCard(setting, { members: [...crowd(20), { id: '29:1-abcdef', name: '' }], locale: 'en' });
    const field = inputsOf(card).find(({ id }) => id === 'specialist');
    assert.equal(field?.choices?.length, 22);
    assert.ok(field?.choices?.some(({ title }) => title === 'unnamed (abcdef)'));
    assert.ok(field?.choices?.every(({ title }) => title.trim() !== ''));
  });
});

describe('the remediation preview', () => {
  const line = { text: 'Allow port 443', side: 'customer', due: '2026-12-03' } as const;

  it('asks only for the party of a row that does not say it, by the row’s number', () => {
    const lines = [line, { ...line, side: null }, { ...line, side: 'provider' as const }];
    const card = remediationPreviewCard(sampleEngagement(), { draft: { id: 'd1', lines }, locale: 'en' });
    assert.deepEqual(
      inputsOf(card).map(({ id, choices, value }) => [id, choices?.map((choice) => choice.value), value]),
      [['side-2', ['customer', 'microsoft'], undefined]],
    );
    assert.deepEqual(verbsOn(card), ['remediation.save', 'remediation.cancel']);
  });

  it('says which words were not understood, which day was taken, and what was a title', () => {
    const lines = [{ ...line, due: '2026-12-05', otherDue: '2026-05-12', unread: ['soon', 'Diego'] }];
    const draft = { id: 'd1', lines };
    const texts = textsOf(
      remediationPreviewCard(sampleEngagement(), { draft, locale: 'en', headings: ['Open points'] }),
    );
    assert.ok(
      texts.includes('Not understood, so kept as a note: “soon”, “Diego”. Read as Dec 5, 2026, not May 12, 2026.'),
    );
    assert.ok(texts.includes('Read as a heading, not an item: “Open points”.'));
  });

  it('fits with as many and as long lines as can be pasted', () => {
    for (const side of ['customer', null] as const) {
      const lines = Array.from({ length: maxDraftLines }, () => ({ ...line, side, text: '방'.repeat(maxLineLength) }));
      const card = remediationPreviewCard(sampleEngagement({ locale: 'ko' }), {
        draft: { id: 'd1', lines },
        locale: 'ko',
      });
      assert.ok(isWithin(sizeOfCard(card), cardLimit), `${side}: ${JSON.stringify(sizeOfCard(card))}`);
      assert.ok(!JSON.stringify(card).includes('…'), 'no line is cut');
    }
  });
});
