import { whichEngagementFor } from '../../cards/fact/which-engagement.js';
import { formAgain } from '../../cards/kit/form-again.js';
import { t } from '../../cards/kit/i18n.js';
import { label } from '../../cards/kit/markdown.js';
import { saveTemplateForm, templateCard, templatesCard } from '../../cards/template/templates.js';
import type { Engagement } from '../../data/domain/engagement.js';
import { may } from '../../data/domain/rights.js';
import {
  addFromTemplate,
  chosenIn,
  isTemplateFor,
  type Template,
  templateFrom,
} from '../../data/domain/template/template.js';
import { atField } from '../forms/forms.js';
import { engagementsMeant } from '../meant/whereabouts.js';
import { changeHere, engagementMeant, languageOf, readingOf } from '../turn/engagements.js';
import { notFound, refused } from '../turn/refusals.js';
import type { Phrase, Press, Reply, Turn } from '../turn/turn.js';

const known = async ({ store }: Turn, { tenant, playbook }: Engagement): Promise<readonly Template[]> =>
  tenant === undefined ? [] : await store.templates.of(tenant, playbook.id);

/** What other engagements of the same directory have saved is for those who take part here. */
export async function templatesOf(turn: Turn, engagement: Engagement, notice?: string): Promise<Reply> {
  const said = notice === undefined ? {} : { notice };
  return {
    card: templatesCard(engagement, await known(turn, engagement), { ...readingOf(engagement, turn), ...said }),
  };
}

export const showTemplates: Press<'templates.show'> = async (turn, { engagement }) => {
  const found = await engagementMeant(turn, engagement);
  if (found === null) return notFound(turn);
  const denied = may(found, 'save-template', turn.person.id);
  return denied === null ? await templatesOf(turn, found) : refused(turn, denied);
};

/** "Add from template": the templates, from which rows are taken; nothing is added by words alone. */
export const templatesCommand: Phrase = async (turn) => {
  const found = await engagementsMeant(turn);
  if ('sentence' in found) return found;
  const [engagement, ...more] = found;
  if (more.length === 0) return await showTemplates(turn, { engagement: engagement.id });
  return {
    card: whichEngagementFor(found, turn.locale, ({ id }) => ({ verb: 'templates.show', data: { engagement: id } })),
  };
};

export const showTemplateForm: Press<'template.form'> = async (turn, { engagement }) => {
  const found = await engagementMeant(turn, engagement);
  if (found === null) return notFound(turn);
  const denied = may(found, 'save-template', turn.person.id);
  return denied === null
    ? { card: saveTemplateForm(found, { locale: languageOf(found, turn) }) }
    : refused(turn, denied);
};

export const saveTemplate: Press<'template.save'> = async (turn, { engagement, name = '', rows = '' }) => {
  const found = await engagementMeant(turn, engagement);
  if (found === null) return notFound(turn);
  const locale = languageOf(found, turn);
  const id = turn.newId();
  const made = await turn.store.templates.save(found.tenant ?? '', found.playbook.id, (there) =>
    templateFrom(found, there, { id, name, rows: chosenIn(rows) }, locale, turn.person, turn.now),
  );
  if ('lines' in made) {
    turn.log('template saved', { engagement, template: id });
    return await templatesOf(turn, found, t(turn.locale, 'template.saved', { name: label(made.name) }));
  }
  turn.log('refused', { code: made.code, engagement });
  const denied = may(found, 'save-template', turn.person.id);
  if (denied !== null) return refused(turn, denied);
  return { card: atField(formAgain(saveTemplateForm(found, { locale }), { typed: { name, rows } }), made, turn) };
};

/** A template of this directory and playbook, where this person may see it. */
async function templateMeant(
  turn: Turn,
  id: string,
  template: string,
): Promise<{ readonly found: Engagement; readonly one: Template } | Reply> {
  const found = await engagementMeant(turn, id);
  if (found === null) return notFound(turn);
  const denied = may(found, 'save-template', turn.person.id);
  if (denied !== null) return refused(turn, denied);
  const one = await turn.store.templates.find(template);
  return one === null || !isTemplateFor(found, one)
    ? await templatesOf(turn, found, refused(turn, { code: 'not-found' }).sentence)
    : { found, one };
}

export const showTemplate: Press<'template.show'> = async (turn, { engagement, template }) => {
  const meant = await templateMeant(turn, engagement, template);
  if (!('one' in meant)) return meant;
  const { found, one } = meant;
  return {
    card: templateCard(found, one, {
      locale: languageOf(found, turn),
      mayAdd: may(found, 'add-item', turn.person.id) === null,
      mayDelete: one.by.id === turn.person.id || may(found, 'save-template', turn.person.id) === null,
    }),
  };
};

export const takeTemplate: Press<'template.use'> = async (turn, { engagement, template, rows = '' }) => {
  const meant = await templateMeant(turn, engagement, template);
  if (!('one' in meant)) return meant;
  const outcome = await changeHere(turn, engagement, (e) =>
    addFromTemplate(e, meant.one, chosenIn(rows), turn.person, turn.now),
  );
  if (outcome === null) return notFound(turn);
  if (outcome.refusal !== null)
    return await templatesOf(turn, outcome.engagement, refused(turn, outcome.refusal).sentence);
  const n = outcome.events.reduce((sum, event) => sum + (event.type === 'ItemsAdded' ? event.items.length : 0), 0);
  return await templatesOf(turn, outcome.engagement, t(turn.locale, 'template.added', { n }));
};

export const deleteTemplate: Press<'template.delete'> = async (turn, { engagement, template }) => {
  const meant = await templateMeant(turn, engagement, template);
  if (!('one' in meant)) return meant;
  await turn.store.templates.remove(template);
  turn.log('template deleted', { engagement, template });
  return await templatesOf(turn, meant.found, t(turn.locale, 'template.deleted'));
};
