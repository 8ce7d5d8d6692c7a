import { actDoneCard, actPreviewCard, undoPreviewCard } from '../../cards/act/act.js';
import { chooseItemCard, choosePersonCard, noRemindersCard, notFoundCard } from '../../cards/act/act-choices.js';
import { historyFact } from '../../cards/fact/fact-history.js';
import { assignedFact, exceptionsFact, itemFact, lateFact, remediationFact } from '../../cards/fact/fact-items.js';
import { factCard } from '../../cards/fact/fact-part.js';
import { peopleFact, personFact, roleFact } from '../../cards/fact/fact-people.js';
import { checkpointFact, phaseFact, progressFact } from '../../cards/fact/fact-phase.js';
import { ownMatterCard } from '../../cards/fact/own-matter.js';
import { whichEngagementFor } from '../../cards/fact/which-engagement.js';
import type { Card } from '../../cards/kit/template.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { Event } from '../../data/domain/event.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { sampleAnswers } from '../support/sample-answer.js';
import { ana, bruno, sampleRemediation, yesterday } from '../support/sample-engagement.js';

/** One event of each kind that a history tells. */
function eventsIn({ items }: Engagement, item: string): readonly Event[] {
  const { at, by } = yesterday;
  const reason = items.find(({ note }) => note !== undefined)?.note ?? '';
  return (
    [
      { type: 'ItemTicked', item },
      { type: 'ItemsAdded', items: items.slice(0, 2) },
      { type: 'CheckpointAcknowledged', phase: 'initiate' },
      { type: 'CheckpointConfirmed', phase: 'initiate' },
      { type: 'CheckpointPassed', phase: 'initiate' },
      { type: 'CheckpointSentBack', phase: 'assess', reason, items: [] },
      { type: 'PhaseReopened', phase: 'initiate', reason },
      { type: 'PhaseOpened', phase: 'assess', items: [] },
      { type: 'MemberNamed', member: { person: ana, role: 'customer', side: 'customer', lead: true, accepted: true } },
      { type: 'SpecialistAccepted' },
      { type: 'MemberLeft', person: ana.id },
      { type: 'EngagementPaused', reason },
      { type: 'EngagementResumed' },
      { type: 'NothingToRemediateStated', side: 'customer' },
      { type: 'StandingItemMarked', item: 's1', state: 'arranged' },
    ] as const
  ).map((event) => ({ ...event, at, by }));
}

/** What an engagement's own records answer, and what words ask to have done. */
export function factCards(marked: Engagement, locale: Locale): Readonly<Record<string, Card>> {
  const [late, waiting, reworded] = marked.items;
  const [line, second] = sampleRemediation(locale);
  const done = marked.items.find((item) => item.tick !== null);
  if (!late || !waiting || !reworded || !line || !second || !done) throw new Error('The sample has these rows.');
  const remediating: Engagement = { ...marked, items: [...marked.items, line, second] };
  const view = { locale, place: 'channel', customer: 'Contoso', now: '2026-11-20T12:00:00.000Z' } as const;
  const alone = { ...view, place: 'personal', side: 'customer' } as const;
  const exception = { ...yesterday, reason: reworded.note ?? '', owner: bruno, due: '2027-01-15' };
  const excepted: Engagement = { ...marked, items: [{ ...late, exception }, waiting] };
  const due = { act: 'date', due: '2026-12-24' } as const;
  return {
    'own-item': ownMatterCard([{ engagement: remediating, item: line }], { ...alone, documents: null }),
    'own-item-documents': ownMatterCard([{ engagement: remediating, item: { ...second, tick: yesterday } }], {
      ...view,
      documents: sampleAnswers.guided,
    }),
    'own-items': ownMatterCard(
      [line, reworded].map((item) => ({ engagement: remediating, item })),
      { ...view, documents: null },
    ),
    'act-tick': actPreviewCard(marked, late, { ...view, act: { act: 'tick' } }),
    'act-untick': actPreviewCard(marked, done, { ...view, act: { act: 'untick' } }),
    'act-assign': actPreviewCard(marked, late, { ...view, act: { act: 'assign', to: ana.id } }),
    'act-date': actPreviewCard(marked, waiting, { ...view, act: due }),
    'act-note': actPreviewCard(marked, reworded, { ...view, act: { act: 'note', words: reworded.note ?? '' } }),
    'act-wait': actPreviewCard(marked, late, { ...view, act: { act: 'wait' } }),
    'act-not-applicable': actPreviewCard(marked, late, {
      ...view,
      act: { act: 'not-applicable', words: reworded.note ?? '' },
    }),
    'act-remove': actPreviewCard(marked, line, { ...view, act: { act: 'remove' } }),
    'act-done': actDoneCard(marked, done, { ...view, undo: true }),
    'act-undo': undoPreviewCard(
      marked,
      late,
      { at: yesterday.at, by: bruno, what: 'edited', before: { due: null }, after: { due: '2026-11-17' } },
      alone,
    ),
    'act-which-item': chooseItemCard(
      [late, waiting, done].map((item) => ({ engagement: marked, item, act: due })),
      view,
    ),
    'act-which-person': choosePersonCard(
      [ana, bruno].map(({ id, name }) => ({ engagement: marked, item: late, name, act: { act: 'assign', to: id } })),
      'Ana',
      locale,
    ),
    'act-not-found': notFoundCard(marked, late.text, locale),
    'act-remind': noRemindersCard([{ engagement: marked, item: late }], view),
    'fact-people': factCard([peopleFact(marked, locale)], view),
    'fact-role': factCard([roleFact(marked, 'specialist', null, locale)], view),
    'fact-person': factCard([personFact(marked, [{ is: 'member', id: ana.id, name: ana.name }], locale)], view),
    'fact-phase': factCard([phaseFact(marked, null, view)], view),
    'fact-checkpoint': factCard([checkpointFact(marked, null, view)], view),
    'fact-checkpoint-passed': factCard([checkpointFact(marked, 'initiate', view)], view),
    'fact-progress-several': factCard(
      [
        marked,
        { ...remediating, state: 'paused', stopped: { ...yesterday, reason: reworded.note ?? '' } } as const,
      ].map((engagement) => progressFact(engagement, null, alone)),
      alone,
    ),
    'fact-late': factCard([lateFact(marked, {}, view)], view),
    'fact-assigned': factCard([assignedFact(marked, { people: [ana] }, view)], view),
    'fact-exceptions': factCard([exceptionsFact(excepted, view)], view),
    'fact-remediation': factCard([remediationFact(remediating, {}, view)], view),
    'fact-item': factCard([itemFact(marked, done, [], view)], view),
    'fact-history': factCard(
      [historyFact(marked, { since: '2026-11-06', older: false, events: eventsIn(marked, done.id) }, view)],
      view,
    ),
    'act-which-engagement': whichEngagementFor([marked, { ...marked, state: 'paused' }], locale, ({ id }) => ({
      verb: 'cancel.form',
      data: { engagement: id },
    })),
  };
}
