import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { languagesWithout } from '../../../data/domain/playbook/names.js';
import { type Locale, locales, type Responsibility } from '../../../data/domain/responsibility.js';
import { readSources } from '../../../data/ingest/files.js';
import { type Ingested, ingest } from '../../../data/ingest/ingest.js';
import { missingNames, missingSentenceForms } from '../../../data/playbooks/missing-names.js';
import { firstPlaybook, shippedPlaybooks } from '../../../data/playbooks/shipped.js';

describe('the build', () => {
  it('copies the folders of playbooks whatever they are called', () => {
    const { scripts } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
      scripts: Record<string, string>;
    };
    assert.match(scripts.build ?? '', /'data\/playbooks'/);
    for (const { playbook } of shippedPlaybooks()) assert.ok(!scripts.build?.includes(playbook.id));
  });
});

describe('the shipped playbooks', () => {
  it('are FastTrack’s, which older data means, and one to be copied', () => {
    assert.deepEqual(
      shippedPlaybooks().map(({ playbook }) => playbook.id),
      ['delivery', 'fasttrack'],
    );
    assert.equal(firstPlaybook().id, 'fasttrack');
  });

  it('have every name in every language of Baton', () => {
    for (const { playbook } of shippedPlaybooks()) {
      assert.deepEqual(missingNames(playbook), [], playbook.id);
      assert.deepEqual(missingSentenceForms(playbook), [], playbook.id);
    }
  });

  it('keep the ids and the properties that stored engagements of FastTrack rely on', () => {
    const { phases, parties, services, conditions, beside } = firstPlaybook();
    assert.deepEqual(
      phases.map(({ id, signs, list, sections, prepares }) => [id, signs, list, sections, prepares ?? '']),
      [
        ['initiate', 'provider', 'documents', 'none', ''],
        ['assess', 'provider', 'documents', 'none', 'remediate'],
        ['remediate', 'both', 'own', 'none', ''],
        ['enable', 'provider', 'documents', 'services', ''],
      ],
    );
    assert.deepEqual(
      parties.map(({ id, side }) => `${id} ${side}`),
      [
        'customer customer',
        'microsoft provider',
        'partner provider',
        'support-provider customer',
        'it-admin customer',
        'managed-desktop provider',
        'hardware-vendor other',
        'support-channel other',
      ],
    );
    // Stored engagements name these; the others came with the texts of 2021.
    for (const id of ['intune', 'aad-premium', 'rights-management', 'managed-desktop'])
      assert.ok(services.some((service) => service.id === id));
    assert.equal(services.length, 27);
    assert.equal(conditions.length, 8);
    assert.deepEqual(
      beside?.map(({ id, host, condition }) => [id, host, condition]),
      [['data-migration', 'enable', 'data-migration']],
    );
  });
});

describe('the documents of the delivery playbook', () => {
  let ingested: Ingested;
  const of = (locale: Locale): readonly Responsibility[] =>
    ingested.dataset.responsibilities.filter((statement) => statement.locale === locale);

  before(async () => {
    const [delivery] = shippedPlaybooks();
    assert.ok(delivery?.documents);
    const { files } = await readSources([delivery.documents]);
    ingested = ingest(files, delivery.playbook, delivery.mapping);
  });

  it('are read without a problem, a note or an unread line', () => {
    assert.deepEqual(ingested.problems, []);
    assert.deepEqual(ingested.notes, []);
    assert.deepEqual(
      ingested.reports.flatMap(({ file, unread }) => unread.map(({ name }) => `${file}: ${name}`)),
      [],
    );
  });

  it('say the same in all languages, line by line', () => {
    const facts = (locale: Locale) =>
      of(locale).map(({ topic, phase, party, involved, condition, kind, optional, conditional }) => ({
        topic,
        phase,
        party,
        involved,
        condition,
        kind,
        optional,
        conditional,
      }));
    const english = facts('en');
    assert.equal(english.length, 79);
    for (const locale of locales) assert.deepEqual(facts(locale), english, locale);
  });

  it('give each phase eight to twelve duties, and the two sides about as many', () => {
    const duties = of('en').filter(({ kind }) => kind === 'item');
    const [delivery] = shippedPlaybooks();
    for (const { id } of delivery?.playbook.phases ?? []) {
      const inPhase = duties.filter(({ phase }) => phase === id);
      assert.ok(inPhase.length >= 8 && inPhase.length <= 12, `${id}: ${inPhase.length}`);
      const ours = inPhase.filter(({ party }) => party === 'customer').length;
      assert.ok(Math.abs(2 * ours - inPhase.length) <= 2, `${id}: ${ours} of ${inPhase.length}`);
    }
  });

  it('name who does each duty, who approves it and who is asked', () => {
    const items = of('en').filter(({ kind }) => kind === 'item');
    const involvements = new Set(items.flatMap(({ involved = [] }) => involved.map(({ involvement }) => involvement)));
    assert.deepEqual([...involvements].sort(), ['approves', 'consulted', 'does', 'informed']);
    for (const { id, party, involved = [] } of items) {
      assert.notEqual(party, null, id);
      assert.ok(involved.length === 0 || involved.some(({ involvement }) => involvement === 'does'), id);
    }
  });

  it('ask of each condition that something depends on it', () => {
    const [delivery] = shippedPlaybooks();
    const asked = new Set(of('ko').flatMap(({ condition }) => condition ?? []));
    assert.deepEqual(
      (delivery?.playbook.conditions ?? []).map(({ id }) => id).filter((id) => !asked.has(id)),
      [],
    );
    for (const { questions } of delivery?.playbook.conditions ?? [])
      assert.deepEqual(languagesWithout(questions, locales), []);
  });
});
