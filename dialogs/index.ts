import { type FormContract, type FormVerb, isFormVerb } from '../cards/kit/forms.js';
import { isVerb, type Verb, type VerbData, verbs } from '../cards/kit/verbs.js';
import { doAct, previewAct, undoAct } from './act/act-presses.js';
import { chooseAsker, giveFeedback, giveSide, tickJoined, untickJoined } from './answer/answer-again.js';
import { askAbout } from './answer/ask.js';
import { askExample } from './answer/question.js';
import { addOwnItem, saveBulkEdit, showAddItem, showBulkEdit } from './checklist/bulk-edit.js';
import { pressChecklist, refreshChecklist, tickRow, untick, untickSure } from './checklist/checklist.js';
import { previewConditions, saveConditionsForm, showConditions } from './checklist/conditions.js';
import {
  chooseItem,
  moveItemRow,
  restoreItem,
  saveItemForm,
  showItem,
  showItemForm,
  takeOffItem,
} from './checklist/item.js';
import { acceptProposal, declineProposal, showProposal } from './checklist/proposal.js';
import { cancelDraft, saveDraft } from './checklist/remediation.js';
import { markStandingItem, pressStanding, refreshStanding } from './checklist/standing.js';
import { saveClosing, showClosing, showClosingForm } from './closing/closing-review.js';
import { showEngagement } from './engagement/engagement.js';
import { readForm } from './forms/forms.js';
import { greeting, showHelp } from './help.js';
import { cancelInquiry, previewInquiry, sendInquiry } from './inquiry/inquiry.js';
import {
  agreeToAnswer,
  disagreeWithAnswer,
  keepAnswer,
  replyToInquiry,
  sendAgain,
  showInquiry,
  showReplyForm,
  withdraw,
  withdrawAnswer,
} from './inquiry/inquiry-reply.js';
import { inItsLanguage, showInLanguage } from './language.js';
import { pageDuties, rateDuties, rateList, showList, tickInList, untickInList, untickInListSure } from './list/list.js';
import { showMine } from './list/mine.js';
import { showStatus } from './list/status.js';
import {
  cancelOneMeeting,
  endMeetingSeries,
  moveOneMeeting,
  restoreOneMeeting,
  saveSeries,
  saveSingle,
  showMeeting,
  showMeetings,
  showMoveForm,
  showSeriesForm,
  showSingleForm,
} from './meeting/meetings.js';
import { saveDecision, saveMinutes, showDecisionForm, showMinutesForm } from './meeting/minutes.js';
import { answerBeside, answerSaid, askReading, commandReading } from './message.js';
import { syncPresserRoles, syncRolesFromGroups } from './people/group-role-sync.js';
import { handOverRole, memberLeft, namePeople, removeFromPeople, seatExpected, showPeople } from './people/people.js';
import {
  acknowledgeCheckpoint,
  askOnceMore,
  confirmCheckpoint,
  nothingToRemediate,
  review,
} from './phase/checkpoint.js';
import { except, sendBackPhase, showExceptions, showSendBack, withdrawExcepted } from './phase/exception.js';
import {
  cancel,
  pause,
  reopen,
  reopenCompleted,
  resume,
  showCancel,
  showPause,
  showPhases,
  showRecord,
  showReopen,
  showReopenEngagement,
} from './phase/phases.js';
import {
  questionMeans,
  questionOutside,
  showOpenQuestions,
  showOtherStatements,
  takeBackDecision,
} from './questions/owner-questions.js';
import { startReminders, stopReminders } from './reminder/reminders.js';
import { saveCalendarForm, showCalendar } from './setup/calendar.js';
import { accept, beginWith, decline, saveSetupForm, showSetup } from './setup/setup.js';
import { previewCopy, saveCopy, showCopyForm } from './template/copy-settings.js';
import {
  deleteTemplate,
  saveTemplate,
  showTemplate,
  showTemplateForm,
  showTemplates,
  takeTemplate,
} from './template/templates.js';
import { refused } from './turn/refusals.js';
import type { Press, Reply, Turn } from './turn/turn.js';

/** Everything that can be pressed: a verb without an entry does not compile. */
const presses: { readonly [V in Verb]: Press<V> } = {
  'ask.about': askAbout,
  'ask.example': askExample,
  'routing.asker': chooseAsker,
  'joined.tick': tickJoined,
  'joined.untick': untickJoined,
  'feedback.give': giveFeedback,
  'feedback.side': giveSide,
  'help.show': showHelp,
  'reading.ask': askReading,
  'reading.command': commandReading,
  'status.show': showStatus,
  'mine.show': showMine,
  'reminders.stop': stopReminders,
  'reminders.start': startReminders,
  'setup.save': saveSetupForm,
  'setup.begin': beginWith,
  'setup.show': showSetup,
  'conditions.form': showConditions,
  'conditions.preview': previewConditions,
  'conditions.save': saveConditionsForm,
  'calendar.form': showCalendar,
  'calendar.save': saveCalendarForm,
  'engagement.show': showEngagement,
  'specialist.accept': accept,
  'specialist.decline': decline,
  'people.show': showPeople,
  'people.name': namePeople,
  'people.hand-over': handOverRole,
  'people.remove': removeFromPeople,
  'checklist.post': pressChecklist,
  'checklist.refresh': refreshChecklist,
  'checklist.tick': tickRow,
  'checklist.untick': untick,
  'checklist.untick-sure': untickSure,
  'item.choose': chooseItem,
  'item.show': showItem,
  'item.form': showItemForm,
  'item.save': saveItemForm,
  'item.move': moveItemRow,
  'item.restore': restoreItem,
  'item.take-off': takeOffItem,
  'act.preview': previewAct,
  'act.do': doAct,
  'act.undo': undoAct,
  'items.form': showBulkEdit,
  'items.save': saveBulkEdit,
  'items.add-form': showAddItem,
  'items.add': addOwnItem,
  'list.show': showList,
  'list.tick': tickInList,
  'list.untick': untickInList,
  'list.untick-sure': untickInListSure,
  'list.duties': pageDuties,
  'list.rate': rateList,
  'list.rate-duties': rateDuties,
  'standing.post': pressStanding,
  'standing.refresh': refreshStanding,
  'standing.mark': markStandingItem,
  'remediation.save': saveDraft,
  'remediation.cancel': cancelDraft,
  'remediation.none': nothingToRemediate,
  'inquiry.preview': previewInquiry,
  'inquiry.send': sendInquiry,
  'inquiry.cancel': cancelInquiry,
  'inquiry.withdraw': withdraw,
  'inquiry.show': showInquiry,
  'inquiry.send-again': sendAgain,
  'inquiry.reply-form': showReplyForm,
  'inquiry.reply': replyToInquiry,
  'inquiry.keep': keepAnswer,
  'inquiry.withdraw-answer': withdrawAnswer,
  'inquiry.agree': agreeToAnswer,
  'inquiry.not-agree': disagreeWithAnswer,
  'checkpoint.review': review,
  'checkpoint.acknowledge': acknowledgeCheckpoint,
  'checkpoint.confirm': confirmCheckpoint,
  'checkpoint.ask': askOnceMore,
  'exception.form': showExceptions,
  'exception.save': except,
  'exception.withdraw': withdrawExcepted,
  'send-back.form': showSendBack,
  'send-back.save': sendBackPhase,
  'phases.show': showPhases,
  'record.show': showRecord,
  'reopen.form': showReopen,
  'reopen.save': reopen,
  'reopen-engagement.form': showReopenEngagement,
  'reopen-engagement.save': reopenCompleted,
  'closing.show': showClosing,
  'closing.form': showClosingForm,
  'closing.save': saveClosing,
  'templates.show': showTemplates,
  'template.form': showTemplateForm,
  'template.save': saveTemplate,
  'template.show': showTemplate,
  'template.use': takeTemplate,
  'template.delete': deleteTemplate,
  'copy.form': showCopyForm,
  'copy.preview': previewCopy,
  'copy.save': saveCopy,
  'pause.form': showPause,
  'pause.save': pause,
  'pause.end': resume,
  'cancel.form': showCancel,
  'cancel.save': cancel,
  'meetings.show': showMeetings,
  'meetings.series-form': showSeriesForm,
  'meetings.series-save': saveSeries,
  'meetings.series-end': endMeetingSeries,
  'meetings.single-form': showSingleForm,
  'meetings.single-save': saveSingle,
  'meeting.show': showMeeting,
  'meeting.form': showMoveForm,
  'meeting.move': moveOneMeeting,
  'meeting.cancel': cancelOneMeeting,
  'meeting.restore': restoreOneMeeting,
  'minutes.form': showMinutesForm,
  'minutes.save': saveMinutes,
  'decision.form': showDecisionForm,
  'decision.save': saveDecision,
  'language.show': showInLanguage,
  'questions.show': showOpenQuestions,
  'questions.means': questionMeans,
  'questions.others': showOtherStatements,
  'questions.outside': questionOutside,
  'questions.undo': takeBackDecision,
  'proposal.show': showProposal,
  'proposal.accept': acceptProposal,
  'proposal.decline': declineProposal,
};

/** Answers what was said; a mention without a word gets help. */
export async function handleMessage(turn: Turn, text: string): Promise<Reply> {
  await seatExpected(turn);
  await syncRolesFromGroups(turn);
  const said = text.trim();
  return turn.unseen === undefined ? await answerSaid(turn, said) : await answerBeside(turn, said, turn.unseen);
}

/** Answers a press. Data that doesn't fit the verb's contract is refused like an unknown button: nothing is guessed. */
export async function handleAction(turn: Turn, verb: string, data: unknown): Promise<Reply> {
  if (!isVerb(verb)) {
    turn.log('unknown verb');
    return refused(turn, { code: 'unknown-button' });
  }
  return await inItsLanguage(turn, data, (reader, rest) => pressVerb(reader, verb, rest));
}

/** A field as the verb's contract names it; empty for a name that the sender chose. */
function fieldOf(verb: Verb, name: PropertyKey | undefined): string {
  const schema = verbs[verb];
  return typeof name === 'string' && 'shape' in schema && Object.hasOwn(schema.shape, name) ? name : '';
}

async function pressVerb<V extends Verb>(turn: Turn, verb: V, data: unknown): Promise<Reply> {
  if (isFormVerb(verb)) return await pressForm(turn, verb, data);
  const parsed = verbs[verb].safeParse(data ?? {});
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = fieldOf(verb, issue?.path[0]);
    turn.log('malformed press', { verb, field, code: issue?.code ?? '' });
    return refused(turn, { code: 'unknown-button' });
  }
  await syncPresserRoles(turn, verb, parsed.data);
  return await presses[verb](turn, parsed.data as VerbData<V>);
}

async function pressForm<V extends Verb & FormVerb>(turn: Turn, verb: V, data: unknown): Promise<Reply> {
  const fields = typeof data === 'object' && data !== null ? { ...data } : {};
  const read = await readForm(turn, verb, fields, openForm);
  if (read === null) {
    turn.log('malformed press', { verb });
    return refused(turn, { code: 'unknown-button' });
  }
  if ('reply' in read) return read.reply;
  await syncPresserRoles(turn, verb, read.data);
  return await (presses[verb] as Press<V>)(turn, read.data);
}

/** The form under a button, drawn anew by the verb that shows it. */
async function openForm(turn: Turn, form: FormContract, data: Readonly<Record<string, unknown>>): Promise<Reply> {
  const carried = form.carries.filter((name) => data[name] !== undefined).map((name) => [name, data[name]]);
  return await pressVerb(turn, form.opens, { ...Object.fromEntries(carried), ...form.also });
}

export async function greet(turn: Turn): Promise<Reply> {
  return greeting(turn);
}

export { addInDialog, answerInDialog, searchToInsert } from './extension/extension.js';
export { memberLeft as left };
