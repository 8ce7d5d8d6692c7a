import { conditionAnswers, type Engagement } from '../../data/domain/engagement.js';
import type { Member } from '../../data/domain/member.js';
import type { Person } from '../../data/domain/person.js';
import { firstPhase, phasesOf, signedByBoth } from '../../data/domain/playbook/phases.js';
import { type Locale, locales } from '../../data/domain/responsibility.js';
import { t } from '../kit/i18n.js';
import { escaped, label } from '../kit/markdown.js';
import { firstThatFits } from '../kit/message-size.js';
import { type Card, layout } from '../kit/template.js';
import { answersIn, press, type VerbData } from '../kit/verbs.js';
import { type Choosing, canList, knownFirst, personInput } from '../people/people-choices.js';
import { withoutArticle } from '../wording/name-forms.js';
import { conditionQuestion, partyTitle, phaseName, serviceName } from '../wording/names.js';
import { ownerName } from '../wording/party.js';
import json from './setup.json' with { type: 'json' };

const draw = layout(json);

const provider = { side: 'provider' } as const;

const personLabels = {
  projectManager: 'setup.project-manager',
  specialist: 'setup.specialist',
  lead: 'setup.lead-person',
} as const;

interface Options {
  /** Who is in the channel: only they can be chosen. */
  readonly members: readonly Person[];
  readonly locale: Locale;
  readonly notice?: string;
  /** The values of a form that could not be saved, so that they need not be typed again. */
  readonly typed?: VerbData<'setup.save'>;
}

/** Who delivers, where the playbook leaves a choice; nothing is asked where it has none. */
function deliveryIn({ details, playbook }: Engagement, typed: VerbData<'setup.save'> | undefined, locale: Locale) {
  const [own, ...others] = playbook.deliveredBy ?? [];
  if (own === undefined) return null;
  return {
    label: t(locale, 'setup.delivered-by'),
    value: typed?.deliveredBy ?? details?.deliveredBy ?? own,
    choices: [own, ...others].map((party) => ({ title: partyTitle(playbook, party, locale), value: party })),
    nameLabel: t(locale, 'setup.deliverer'),
    name: (typed?.deliverer ?? details?.deliverer) || null,
  };
}

/** The form that starts an engagement, and that corrects it later, filled with what is known. */
export function setupCard(engagement: Engagement, { members, locale, notice, typed }: Options): Card {
  const { details, playbook } = engagement;
  const phases = phasesOf(playbook);
  const everybody = knownFirst(engagement, members, locale);
  const option = (title: string, value: string) => ({ title, value });
  const yesNoLater = conditionAnswers.map((value) => option(t(locale, `answer-choice.${value}`), value));
  const known = details === null || details.workloads === null ? ['later'] : details.workloads;
  const answered = answersIn(playbook, typed ?? {});
  const chosenWorkloads = typed?.workloads ?? known;
  const ways: readonly [Choosing, ...Choosing[]] = canList(everybody) ? ['list', 'typing'] : ['typing'];
  return firstThatFits(ways, (by) => {
    const value = (find: (member: Member) => boolean) => engagement.members.find(find)?.person.id ?? null;
    const person = (id: 'projectManager' | 'specialist' | 'lead', holder: string | null) => {
      const label = t(locale, personLabels[id], {
        party: withoutArticle(ownerName(engagement, provider, locale), locale),
      });
      const value = (typed === undefined ? holder : typed[id]) ?? '';
      return personInput({ id, label, value }, everybody, by, locale);
    };
    return draw({
      lang: locale,
      notice: notice === undefined ? null : escaped(notice),
      title: t(locale, details === null ? 'setup.title' : 'setup.title-correct'),
      lead: t(locale, 'setup.lead'),
      customer: {
        label: t(locale, 'setup.customer'),
        value: typed?.customer ?? (details === null ? null : label(details.customer)),
        error: t(locale, 'setup.customer-missing'),
      },
      workloads:
        playbook.services.length === 0
          ? null
          : {
              label: t(locale, 'setup.workloads'),
              value: chosenWorkloads.join(','),
              // A method may have thirty: the way past them stands before them.
              choices: [
                option(t(locale, 'setup.workloads-later'), 'later'),
                ...playbook.services.map(({ id }) => option(serviceName(playbook, id, locale), id)),
              ],
            },
      delivery: deliveryIn(engagement, typed, locale),
      start: { label: t(locale, 'setup.start'), value: (typed?.onboardingStart || details?.onboardingStart) ?? null },
      // The documents' terms begin with them.
      dates: (playbook.terms === undefined ? [] : (['purchase', 'firstContact'] as const)).map((id) => ({
        id,
        label:
          id === 'purchase'
            ? t(locale, 'setup.purchase')
            : t(locale, 'setup.first-contact', { party: ownerName(engagement, provider, locale) }),
        value: (typed?.[id] || details?.[id]) ?? null,
      })),
      // Where it begins is said once; later phases go on by their checkpoints.
      where:
        details !== null
          ? null
          : {
              label: t(locale, 'setup.where'),
              value: typed?.where ?? firstPhase(playbook),
              choices: phases.map((phase) => option(phaseName(playbook, phase, locale), phase)),
            },
      language: {
        label: t(locale, 'setup.language'),
        value: typed?.locale ?? details?.locale ?? locale,
        choices: locales.map((each) => option(t(each, 'language.name'), each)),
      },
      ticking: {
        label: t(locale, 'setup.ticking'),
        value: typed?.ticking || (details?.ticking ?? 'strict'),
        choices: (['strict', 'open'] as const).map((each) => option(t(locale, `setup.ticking-${each}`), each)),
      },
      joint: {
        label: t(locale, 'setup.joint'),
        value: (typed?.joint ?? details?.joint ?? signedByBoth(playbook)).join(','),
        choices: phases.map((phase) => option(phaseName(playbook, phase, locale), phase)),
      },
      tenants: { label: t(locale, 'setup.tenants'), value: (typed?.tenants ?? details?.tenants)?.join(', ') || null },
      typedHint: by === 'typing' ? t(locale, 'people.typed-hint') : null,
      projectManager: person('projectManager', value((m) => m.role === 'project-manager') ?? engagement.starter.id),
      specialist: person(
        'specialist',
        value((m) => m.role === 'specialist'),
      ),
      leadPerson: person(
        'lead',
        value((m) => m.lead && m.side === 'customer'),
      ),
      team: personInput(
        {
          id: 'team',
          label: t(locale, 'setup.team'),
          many: true,
          value:
            typed?.team ??
            engagement.members
              .filter((m) => m.role === 'customer' && !m.lead)
              .map((m) => m.person.id)
              .join(','),
        },
        everybody,
        by,
        locale,
      ),
      // Later they are named among the people.
      coming: details === null ? { label: t(locale, 'setup.coming'), value: typed?.coming || null } : null,
      // Later they are changed with a look at what that does to the lists.
      conditionsTitle: details === null && playbook.conditions.length > 0 ? t(locale, 'setup.conditions') : null,
      conditions: (details === null ? playbook.conditions : []).map(({ id }) => ({
        id,
        label: conditionQuestion(playbook, id, locale),
        value: answered[id] ?? details?.conditions[id] ?? 'later',
        choices: yesNoLater,
      })),
      actions: [
        press('setup.save', t(locale, 'button.save'), { engagement: engagement.id }, { style: 'positive' }),
        ...(details === null
          ? []
          : [
              ...(playbook.conditions.length === 0
                ? []
                : [press('conditions.form', t(locale, 'button.conditions'), { engagement: engagement.id })]),
              press('calendar.form', t(locale, 'button.calendar'), { engagement: engagement.id }),
            ]),
      ],
    });
  });
}
