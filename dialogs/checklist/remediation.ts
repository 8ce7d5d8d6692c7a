import { draftPage, remediationEndCard, remediationPreviewCard } from '../../cards/checklist/remediation.js';
import { t } from '../../cards/kit/i18n.js';
import { ownListOf } from '../../cards/wording/names.js';
import {
  addRemediation,
  type DraftLine,
  maxDraftLines,
  maxLineLength,
  mayAdd,
} from '../../data/domain/checklist/remediation.js';
import type { Engagement } from '../../data/domain/engagement.js';
import { sideOfWord, sideWords } from '../../data/domain/playbook/stored-sides.js';
import { todayOf } from '../../data/domain/workdays.js';
import { draftOf } from '../../data/language/paste/draft-lines.js';
import type { Draft } from '../../data/store/engagements/drafts.js';
import { engagementHere, engagementMeant, isRefused, languageOf, logged } from '../turn/engagements.js';
import { notFound, refused } from '../turn/refusals.js';
import type { Phrase, Press, Reply, Turn } from '../turn/turn.js';

/** `@Baton add` and pasted lines: a preview; nothing is on the list before it is saved. */
export const addLines: Phrase = async (turn, rest) => {
  const here = await engagementHere(turn);
  if (isRefused(here)) return refused(turn, here);
  const denied = mayAdd(here, turn.person);
  if (denied !== null) return refused(turn, denied);
  const { lines, headings } = draftOf(rest, here, turn.person, turn.tag, todayOf(here, turn.now));
  if (lines.length === 0)
    return { sentence: t(turn.locale, 'remediation.how', ownListOf(here.playbook, here.phase, turn.locale)) };
  if (lines.length > maxDraftLines || lines.some(isTooLong)) {
    return refused(turn, { code: 'too-long', names: { lines: maxDraftLines, characters: maxLineLength } });
  }
  const id = turn.newId();
  const pasted = turn.exchange === undefined ? {} : { message: turn.exchange.message };
  await turn.store.drafts.keep({ id, engagement: here.id, person: turn.person.id, lines, at: turn.now, ...pasted });
  return { card: remediationPreviewCard(here, { draft: { id, lines }, headings, locale: languageOf(here, turn) }) };
};

/** The words of a line, and what goes into its note. */
const isTooLong = ({ text, unread = [] }: DraftLine): boolean =>
  text.length > maxLineLength || unread.join(', ').length > maxLineLength;

/** The answers of the form beside the draft's lines: `side-<row>`, counted from 1. */
const answered = (lines: readonly DraftLine[], data: Readonly<Record<string, unknown>>): readonly DraftLine[] =>
  lines.map((line, index) => {
    const chosen = sideWords.find((word) => word === data[`side-${index + 1}`]);
    return line.side === null && chosen !== undefined ? { ...line, side: sideOfWord(chosen) } : line;
  });

export const saveDraft: Press<'remediation.save'> = async (turn, data) => {
  const found = await engagementMeant(turn, data.engagement);
  if (found === null) return notFound(turn);
  const saved = found.items.filter((item) => item.draft === data.draft);
  const draft = await turn.store.drafts.find(data.draft);
  if (draft === null || draft.engagement !== found.id) {
    if (saved.length === 0) return refused(turn, { code: 'draft-gone' });
    return await goOn(turn, found, saved.length, await turn.store.drafts.find(nextDraft(data.draft)));
  }
  const all = answered(draft.lines, data);
  const { rows: lines, to } = draftPage(found, all);
  const outcome = await turn.store.engagements.change(found.id, (e) =>
    addRemediation(e, data.draft, lines, turn.person, turn.now),
  );
  if (outcome === null) return notFound(turn);
  logged(turn, outcome);
  if (outcome.refusal !== null) {
    const said = refused(turn, outcome.refusal);
    const notice = said.sentence === undefined ? {} : { notice: said.sentence };
    return {
      card: remediationPreviewCard(outcome.engagement, {
        draft: { id: data.draft, lines: draft.lines },
        chosen: all.map(({ side }) => side),
        locale: languageOf(outcome.engagement, turn),
        ...notice,
      }),
    };
  }
  const rest = await keepRest(turn, draft, all.slice(to));
  await turn.store.drafts.take(data.draft);
  return await goOn(turn, outcome.engagement, lines.length, rest);
};

/** Lines that did not fit beside those that were saved are a draft of their own, under a name that a repeated press finds. */
async function keepRest(turn: Turn, draft: Draft, lines: readonly DraftLine[]): Promise<Draft | null> {
  if (lines.length === 0) return null;
  const rest = { ...draft, id: nextDraft(draft.id), lines };
  if ((await turn.store.drafts.find(rest.id)) === null) await turn.store.drafts.keep(rest);
  return rest;
}

/** "…", "…p2", "…p3": the letter is in no id that is made. */
function nextDraft(id: string): string {
  const [, first = id, n = '1'] = /^(.*?)(?:p(\d+))?$/u.exec(id) ?? [];
  return `${first}p${Number(n) + 1}`;
}

/** What was saved, and the lines that are to be looked at next. */
async function goOn(turn: Turn, engagement: Engagement, saved: number, rest: Draft | null): Promise<Reply> {
  if (rest === null) return { card: remediationEndCard(engagement, saved, turn.locale) };
  const notice = t(turn.locale, 'remediation.added', {
    ...ownListOf(engagement.playbook, engagement.phase, turn.locale),
    n: saved,
  });
  return { card: remediationPreviewCard(engagement, { draft: rest, locale: languageOf(engagement, turn), notice }) };
}

export const cancelDraft: Press<'remediation.cancel'> = async (turn, { engagement, draft }) => {
  const found = await engagementMeant(turn, engagement);
  if (found === null) return notFound(turn);
  await turn.store.drafts.take(draft);
  return { card: remediationEndCard(found, 0, turn.locale) };
};
