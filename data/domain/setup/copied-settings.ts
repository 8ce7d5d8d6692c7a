import type { Decision } from '../decision.js';
import type { Details, Engagement } from '../engagement.js';
import type { Event } from '../event.js';
import { evolve } from '../evolve.js';
import { sideOfRole } from '../member.js';
import { namePerson } from '../people/people.js';
import type { Instant, Person } from '../person.js';
import type { Dataset } from '../responsibility.js';
import { may } from '../rights.js';
import { takesPart } from '../roster.js';
import { detailsEvents } from './scope.js';

/** What can be taken over from another engagement. */
export const copiedParts = ['services', 'conditions', 'calendar', 'language', 'people'] as const;
export type CopiedPart = (typeof copiedParts)[number];

/** Whether settings may be taken over: of the same directory and playbook, by a person who takes part in both. */
export const isSource = (engagement: Engagement, other: Engagement, person: string): boolean =>
  other.id !== engagement.id &&
  other.details !== null &&
  other.state !== 'setting-up' &&
  engagement.tenant !== undefined &&
  other.tenant === engagement.tenant &&
  other.playbook.id === engagement.playbook.id &&
  takesPart(other, person);

/** The details with the chosen parts of another engagement's; what the playbook's edition does not have is left out. */
export function copiedDetails(engagement: Engagement, other: Engagement, parts: readonly CopiedPart[]): Details | null {
  const { details, playbook } = engagement;
  const theirs = other.details;
  if (details === null || theirs === null) return null;
  const services = theirs.workloads?.filter((id) => playbook.services.some((one) => one.id === id)) ?? null;
  const known = new Set(playbook.conditions.map(({ id }) => id));
  const answers = Object.fromEntries(Object.entries(theirs.conditions).filter(([id]) => known.has(id)));
  const { timeZone: _zone, quietDays: _quiet, ...rest } = details;
  const calendar = {
    ...(theirs.timeZone === undefined ? {} : { timeZone: theirs.timeZone }),
    ...(theirs.quietDays === undefined ? {} : { quietDays: theirs.quietDays }),
  };
  return {
    ...(parts.includes('calendar') ? { ...rest, ...calendar } : details),
    ...(parts.includes('services') ? { workloads: services } : {}),
    ...(parts.includes('conditions') ? { conditions: { ...details.conditions, ...answers } } : {}),
    ...(parts.includes('language') ? { locale: theirs.locale } : {}),
  };
}

/** People of another engagement who are in this channel and not named here yet. */
export const copiedPeople = (engagement: Engagement, other: Engagement, here: ReadonlySet<string>) =>
  other.members.filter(
    ({ person }) => here.has(person.id) && !engagement.members.some((member) => member.person.id === person.id),
  );

/** Takes the chosen parts over; lists follow as after any correction of the details. `here`: who is in the channel. */
export function copySettings(
  engagement: Engagement,
  other: Engagement,
  parts: readonly CopiedPart[],
  { dataset, here }: { readonly dataset: Dataset; readonly here: ReadonlySet<string> },
  by: Person,
  at: Instant,
): Decision {
  const denied =
    may(engagement, 'correct-details', by.id) ??
    (parts.includes('people') ? may(engagement, 'name-people', by.id) : null);
  if (denied !== null) return { refusal: denied };
  if (!isSource(engagement, other, by.id)) return { refusal: { code: 'not-found' } };
  if (parts.length === 0) return { refusal: { code: 'need-parts' } };
  const details = copiedDetails(engagement, other, parts);
  if (details === null) return { refusal: { code: 'not-set-up', names: { name: engagement.starter.name } } };
  const same = JSON.stringify(details) === JSON.stringify(engagement.details);
  const events: Event[] = same ? [] : [...detailsEvents(engagement, dataset, details, at, by)];
  if (!parts.includes('people')) return { events };
  let now = events.reduce<Engagement>(evolve, engagement);
  for (const { person, role, lead, deputy } of copiedPeople(engagement, other, here)) {
    // Who leads here is decided here: another engagement's lead joins as a member where there is one.
    const leads = lead && !now.members.some((member) => member.lead && member.side === sideOfRole(role));
    const part = leads ? 'lead' : deputy === true ? 'deputy' : 'none';
    const decision = namePerson(now, person, { role, part }, by, at);
    // Whoever stands on the other side already stays there.
    if ('refusal' in decision) continue;
    events.push(...decision.events);
    now = decision.events.reduce<Engagement>(evolve, now);
  }
  return { events };
}
