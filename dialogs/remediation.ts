import { remediationEndCard, remediationPreviewCard } from '../cards/remediation.js';
import { say } from '../cards/words.js';
import { addRemediation, type DraftLine, maxDraftLines, maxLineLength, mayAdd } from '../data/domain/remediation.js';
import { todayOf } from '../data/domain/workdays.js';
import { draftOf } from '../data/language/draft-lines.js';
import { engagementHere, engagementOf, followed, isRefusal, languageOf, notFound, refused } from './engagement.js';
import type { Phrase, Press } from './turn.js';

/** `@Baton add` and pasted lines: a preview; nothing is on the list before it is saved. */
export const add: Phrase = async (turn, rest) => {
  const here = await engagementHere(turn);
  if (isRefusal(here)) return refused(turn, here);
  const denied = mayAdd(here, turn.person);
  if (denied !== null) return refused(turn, denied);
  const { lines, headings } = draftOf(rest, here, turn.person, turn.tag, todayOf(here, turn.now));
  if (lines.length === 0) return { sentence: say(turn.locale, 'remediation.how') };
  if (lines.length > maxDraftLines || lines.some(isTooLong)) {
    return refused(turn, { code: 'too-long', names: { lines: maxDraftLines, characters: maxLineLength } });
  }
  const id = turn.newId();
  await turn.store.drafts.keep({ id, engagement: here.id, person: turn.person.id, lines, at: turn.now });
  return { card: remediationPreviewCard(here, { draft: { id, lines }, headings, locale: languageOf(here, turn) }) };
};

/** The words of a line, and what goes into its note. */
const isTooLong = ({ text, unread = [] }: DraftLine): boolean =>
  text.length > maxLineLength || unread.join(', ').length > maxLineLength;

/** The answers of the form beside the draft's lines: `side-<row>`, counted from 1. */
const answered = (lines: readonly DraftLine[], data: Readonly<Record<string, unknown>>): readonly DraftLine[] =>
  lines.map((line, index) => {
    const chosen = data[`side-${index + 1}`];
    return line.side === null && (chosen === 'customer' || chosen === 'microsoft') ? { ...line, side: chosen } : line;
  });

export const saveDraft: Press<'remediation.save'> = async (turn, data) => {
  const found = await engagementOf(turn, data.engagement);
  if (found === null) return notFound(turn);
  const saved = found.items.filter((item) => item.draft === data.draft);
  const draft = await turn.store.drafts.find(data.draft);
  if (draft === null || draft.engagement !== found.id) {
    return saved.length > 0
      ? { card: remediationEndCard(saved.length, turn.locale) }
      : refused(turn, { code: 'draft-gone' });
  }
  const lines = answered(draft.lines, data);
  const outcome = await turn.store.engagements.change(found.id, (e) =>
    addRemediation(e, data.draft, lines, turn.person, turn.now),
  );
  if (outcome === null) return notFound(turn);
  followed(turn, outcome);
  if (outcome.refusal !== null) {
    const said = refused(turn, outcome.refusal);
    const notice = said.sentence === undefined ? {} : { notice: said.sentence };
    return {
      card: remediationPreviewCard(outcome.engagement, {
        draft: { id: data.draft, lines: draft.lines },
        chosen: lines.map(({ side }) => side),
        locale: languageOf(outcome.engagement, turn),
        ...notice,
      }),
    };
  }
  await turn.store.drafts.take(data.draft);
  return { card: remediationEndCard(lines.length, turn.locale) };
};

export const cancelDraft: Press<'remediation.cancel'> = async (turn, { engagement, draft }) => {
  if ((await engagementOf(turn, engagement)) === null) return notFound(turn);
  await turn.store.drafts.take(draft);
  return { card: remediationEndCard(0, turn.locale) };
};
