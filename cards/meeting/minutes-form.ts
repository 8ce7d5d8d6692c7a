import { maxItemText } from '../../data/domain/checklist/items.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { ShownMeeting } from '../../data/domain/meeting/agenda.js';
import { maxDecision, maxDecisions, maxNotes } from '../../data/domain/meeting/minutes.js';
import { ownListFrom } from '../../data/domain/playbook/phases.js';
import { sides } from '../../data/domain/playbook/sides.js';
import { wordOfSide } from '../../data/domain/playbook/stored-sides.js';
import type { Locale } from '../../data/domain/responsibility.js';
import json from '../checklist/scope-form.json' with { type: 'json' };
import { t } from '../kit/i18n.js';
import { choice, editable } from '../kit/markdown.js';
import { type Card, layout } from '../kit/template.js';
import { press } from '../kit/verbs.js';
import { sharedZone, type Zone } from '../wording/date-time.js';
import { ownListOf, phaseName } from '../wording/names.js';
import { sideHeading } from '../wording/party.js';
import { startWords } from './meeting-words.js';

const draw = layout(json);

interface FormView {
  readonly locale: Locale;
  readonly zone?: Zone;
}

/** What was said and decided in a meeting. */
export function minutesForm(engagement: Engagement, shown: ShownMeeting, { locale, zone }: FormView): Card {
  const { record, meeting } = shown;
  const data = { engagement: engagement.id, meeting: meeting.id };
  const { notes = '', decisions = [] } = record.minutes ?? {};
  const text = (id: string, label: string, maxLength: number, value: string) => ({
    type: 'Input.Text',
    id,
    label,
    isMultiline: true,
    maxLength,
    ...(value === '' ? {} : { value }),
  });
  return draw({
    lang: locale,
    notice: null,
    title: t(locale, 'minutes.form-title'),
    lead: t(locale, 'minutes.form-lead', {
      when: startWords(meeting, locale, zone === undefined ? sharedZone(engagement) : zone),
    }),
    fields: [
      text('notes', t(locale, 'minutes.notes'), maxNotes, editable(notes)),
      text('decisions', t(locale, 'minutes.decisions'), maxDecision * maxDecisions, editable(decisions.join('\n'))),
    ],
    actions: [
      press('minutes.save', t(locale, 'button.save'), { ...data, seen: record.version }, { style: 'positive' }),
      press('meeting.show', t(locale, 'button.cancel'), data),
    ],
  });
}

/** A decision becomes a row: of the current phase's checklist, or of the list that the people write. */
export function decisionForm(
  engagement: Engagement,
  { record, meeting }: ShownMeeting,
  decision: number,
  { locale }: FormView,
): Card {
  const { playbook, phase } = engagement;
  const data = { engagement: engagement.id, meeting: meeting.id };
  const own = ownListFrom(playbook, phase);
  const lists = [
    {
      title: choice(t(locale, 'decision.checklist', { phase: phaseName(playbook, phase, locale) })),
      value: 'checklist',
    },
    ...(own === null ? [] : [{ title: choice(ownListOf(playbook, own, locale).heading), value: 'own' }]),
  ];
  return draw({
    lang: locale,
    notice: null,
    title: t(locale, 'decision.title'),
    lead: '',
    fields: [
      {
        type: 'Input.Text',
        id: 'text',
        label: t(locale, 'decision.text'),
        isMultiline: true,
        maxLength: maxItemText,
        value: editable(record.minutes?.decisions[decision] ?? ''),
      },
      {
        type: 'Input.ChoiceSet',
        id: 'side',
        style: 'expanded',
        label: t(locale, 'decision.side'),
        value: 'customer',
        choices: sides.map((side) => ({
          title: choice(sideHeading(engagement, side, locale)),
          value: wordOfSide(side),
        })),
      },
      {
        type: 'Input.ChoiceSet',
        id: 'list',
        style: 'expanded',
        label: t(locale, 'decision.list'),
        value: phase === own ? 'own' : 'checklist',
        choices: lists,
      },
      { type: 'Input.Date', id: 'due', label: t(locale, 'form.due') },
    ],
    actions: [
      press('decision.save', t(locale, 'button.save'), { ...data, decision }, { style: 'positive' }),
      press('meeting.show', t(locale, 'button.cancel'), data),
    ],
  });
}
