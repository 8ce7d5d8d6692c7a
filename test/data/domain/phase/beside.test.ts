import assert from 'node:assert/strict';
import { checklistCard } from '../../../../cards/checklist/checklist.js';
import { checklistPageOf } from '../../../../cards/rows/pages.js';
import { isRequired, itemsOf, listedOn, progressOf, tickItem } from '../../../../data/domain/checklist/checklist.js';
import { missingFor } from '../../../../data/domain/checklist/missing.js';
import { proposalOf } from '../../../../data/domain/checklist/proposal.js';
import type { ConditionAnswer, Engagement } from '../../../../data/domain/engagement.js';
import { openList } from '../../../../data/domain/list/list.js';
import { cardsWantedBy } from '../../../../data/domain/notice/posted-card.js';
import { redrawAt } from '../../../../data/domain/notice/redraw.js';
import { acknowledge, confirm, stateNothingToRemediate } from '../../../../data/domain/phase/checkpoint.js';
import type { Dataset, Responsibility } from '../../../../data/domain/responsibility.js';
import { answersWith, saveConditions } from '../../../../data/domain/setup/conditions.js';
import { textsOf } from '../../../cards/buttons.js';
import {
  ana,
  contoso,
  details,
  done,
  mina,
  refusalCode,
  sam,
  smallDataset,
  ticking,
} from '../../../support/history.js';

const list = 'data-migration';
const now = ticking();

const duty = (text: string, more: Partial<Responsibility> = {}): Responsibility => ({
  id: `book#${text}`,
  document: 'book',
  line: 90,
  section: ['Moving'],
  phase: list,
  party: 'customer',
  ordinal: '1',
  group: false,
  text,
  locale: 'en',
  optional: false,
  conditional: false,
  kind: 'item',
  ...more,
});

const dataset: Dataset = {
  ...smallDataset,
  version: 'small-beside',
  responsibilities: [
    ...smallDataset.responsibilities,
    duty('Name the mailboxes'),
    duty('Move the mailboxes', { party: 'microsoft' }),
    duty('Plan the sites', { workload: 'sharepoint-onedrive' }),
  ],
};

const ticked = (engagement: Engagement, items = itemsOf(engagement, engagement.phase)): Engagement =>
  items
    .filter((item) => isRequired(item) && item.tick === null)
    .reduce((e, item) => done(e, tickItem(e, item.id, item.version, ana, now())), engagement);

const passed = (engagement: Engagement): Engagement => {
  const ready = ticked(engagement);
  const acknowledged = done(ready, acknowledge(ready, dataset, ready.phase, ready.version, sam, now()));
  return acknowledged.phase === ready.phase && acknowledged.state === 'active'
    ? done(acknowledged, confirm(acknowledged, dataset, ready.phase, acknowledged.version, mina, now()))
    : acknowledged;
};

/** In the phase that the list is beside, with an answer to its condition. */
function inHost(answer: ConditionAnswer): Engagement {
  const conditions = { ...details.conditions, [list]: answer };
  const remediating = passed(passed(contoso(now, { conditions })));
  const stated = [ana, sam].reduce((e, by) => done(e, stateNothingToRemediate(e, by, now())), remediating);
  return passed(stated);
}

const texts = (rows: readonly { readonly text: string }[]): readonly string[] => rows.map(({ text }) => text);

describe('a list beside a phase', () => {
  it('opens with the phase as rows of it, with a message of its own', () => {
    const engagement = inHost('yes');
    assert.equal(engagement.phase, 'enable');
    assert.deepEqual(texts(itemsOf(engagement, list)), ['Name the mailboxes', 'Move the mailboxes']);
    assert.deepEqual(
      itemsOf(engagement, list).map(({ phase, section, undecided }) => [phase, section, undecided]),
      Array(2).fill(['enable', list, false]),
    );
    assert.ok(texts(itemsOf(engagement, 'enable')).includes('Name the mailboxes'));
    assert.ok(!texts(listedOn(engagement, 'enable')).includes('Name the mailboxes'));
    const opened = { type: 'PhaseOpened', phase: 'enable', items: engagement.items, at: now(), by: sam } as const;
    assert.deepEqual(
      cardsWantedBy(engagement, opened).map(({ phase }) => phase),
      ['enable', list],
    );
    assert.deepEqual(Object.keys(engagement.checkpoints), ['initiate', 'assess', 'remediate', 'enable']);
  });

  it('is drawn apart, is ticked while its phase is current, and leads to the checkpoint of the phase', () => {
    const engagement = inHost('yes');
    const [row] = itemsOf(engagement, list);
    assert.ok(row);
    assert.equal(checklistPageOf(engagement, row), 1);
    const own = checklistCard(engagement, { phase: list, page: 1, locale: 'en' });
    assert.match(textsOf(own).join('\n'), /Data migration.*Name the mailboxes/su);
    assert.match(JSON.stringify(own), /"checkpoint\.review"[^}]*"phase":"enable"/u);
    const host = checklistCard(engagement, { phase: 'enable', page: 1, locale: 'en' });
    assert.doesNotMatch(textsOf(host).join('\n'), /mailboxes/u);
  });

  it('is drawn again on the day after one of its rows was due, and not for rows of another list', () => {
    const engagement = inHost('yes');
    const due = (rows: readonly { readonly id: string }[]): Engagement => ({
      ...engagement,
      items: engagement.items.map((item) => (item.id === rows[0]?.id ? { ...item, due: '2027-01-04' } : item)),
    });
    const at = (e: Engagement, phase: string) => redrawAt(e, { kind: 'checklist', phase, state: 'live' }, now());
    const own = due(listedOn(engagement, list));
    assert.deepEqual([at(own, list), at(own, 'enable')], ['2027-01-05T00:00:00.000Z', null]);
    const host = due(listedOn(engagement, 'enable'));
    assert.deepEqual([at(host, list), at(host, 'enable')], [null, '2027-01-05T00:00:00.000Z']);
  });

  it('keeps the phase from passing, and is counted and recorded with it', () => {
    const engagement = inHost('yes');
    const half = ticked(engagement, listedOn(engagement, 'enable'));
    assert.deepEqual(texts(missingFor(half, 'enable').open.customer), ['Name the mailboxes']);
    assert.equal(refusalCode(acknowledge(half, dataset, 'enable', half.version, sam, now())), 'open-items');
    assert.equal(
      progressOf(engagement, 'enable').required,
      progressOf(engagement, list).required + listedOn(engagement, 'enable').filter(isRequired).length,
    );
    const completed = passed(half);
    assert.equal(completed.state, 'completed');
  });

  it('is not there where its condition is answered no, and never blocks while it is not answered', () => {
    assert.deepEqual(itemsOf(inHost('no'), list), []);
    const later = inHost('later');
    assert.deepEqual(
      itemsOf(later, list).map(({ undecided, condition }) => [undecided, condition]),
      Array(2).fill([true, list]),
    );
    assert.equal(passed(ticked(later, listedOn(later, 'enable'))).state, 'completed');
    const answers = answersWith(later, { [list]: 'yes' });
    const decided = done(later, saveConditions(later, dataset, answers, ana, now()));
    assert.ok(itemsOf(decided, list).every(isRequired));
    const none = done(later, saveConditions(later, dataset, answersWith(later, { [list]: 'no' }), ana, now()));
    assert.deepEqual(itemsOf(none, list), []);
  });

  it('is a list that can be asked for, before and while its phase is open', () => {
    const choice = { about: 'open', side: 'both', phase: list, locale: 'en', page: 1 } as const;
    const reader = { person: ana.id, now: now() };
    const conditions = { ...details.conditions, [list]: 'yes' as const };
    const early = openList(contoso(now, { conditions }), dataset, choice, reader);
    assert.deepEqual([early.state, texts(early.rows)], ['ahead', ['Name the mailboxes', 'Move the mailboxes']]);
    const open = openList(inHost('yes'), dataset, choice, reader);
    assert.deepEqual([open.state, texts(open.rows)], ['open', ['Name the mailboxes', 'Move the mailboxes']]);
  });

  it('is none of an engagement whose own copy of the playbook has none', () => {
    const engagement = inHost('yes');
    const { beside: _, ...playbook } = engagement.playbook;
    const older: Engagement = {
      ...engagement,
      playbook,
      items: engagement.items.filter(({ section }) => section !== list),
    };
    assert.deepEqual(texts(itemsOf(older, 'enable')), texts(listedOn(engagement, 'enable')));
    assert.equal(passed(older).state, 'completed');
    const added = proposalOf({ ...older, datasetVersion: 'older' }, dataset).filter(({ kind }) => kind === 'added');
    assert.deepEqual(
      added.map(({ theirs }) => theirs?.text),
      ['Name the mailboxes', 'Move the mailboxes'],
    );
  });
});
