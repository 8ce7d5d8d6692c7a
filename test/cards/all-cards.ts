import { answerCard } from '../../cards/answer/answer.js';
import type { JoinedRow } from '../../cards/answer/joined.js';
import { askButton, keptAnswers } from '../../cards/answer/kept-answer.js';
import { sourceCard } from '../../cards/answer/source.js';
import { checklistCard, undoQuestionCard } from '../../cards/checklist/checklist.js';
import { proposalCard } from '../../cards/checklist/proposal.js';
import { remediationEndCard, remediationPreviewCard } from '../../cards/checklist/remediation.js';
import { standingCard } from '../../cards/checklist/standing.js';
import { engagementCard } from '../../cards/engagement/engagement.js';
import { greetingCard, helpCard } from '../../cards/engagement/greeting.js';
import { notSureCard } from '../../cards/fact/not-sure.js';
import { inquiryCard, replyFormCard } from '../../cards/inquiry/inquiry.js';
import { inquiryPreviewCard, nothingSentCard } from '../../cards/inquiry/inquiry-preview.js';
import { refusalSentence } from '../../cards/kit/i18n.js';
import { readIn, withLanguages } from '../../cards/kit/language.js';
import type { Card } from '../../cards/kit/template.js';
import { dutyListCard } from '../../cards/list/duty-list.js';
import { listUndoCard, whichEngagementCard } from '../../cards/list/list.js';
import { nothingInPhaseCard } from '../../cards/list/nothing-in-phase.js';
import { statusCard } from '../../cards/list/status.js';
import { noticeCard } from '../../cards/notice/notice.js';
import { pointerCard } from '../../cards/notice/pointer.js';
import { waitsCard } from '../../cards/notice/waits.js';
import { peopleCard } from '../../cards/people/people.js';
import { missingCard, reviewCard } from '../../cards/phase/checkpoint.js';
import { phaseRecordCard } from '../../cards/phase/phase-record.js';
import { phasesCard } from '../../cards/phase/phases.js';
import { exceptionForm, reopenForm, sendBackForm, stopForm } from '../../cards/phase/reason-form.js';
import { signOffCard } from '../../cards/phase/sign-off.js';
import { digestCard, remindersCard } from '../../cards/reminder/digest.js';
import { setupCard } from '../../cards/setup/setup.js';
import { whichPlaybookCard } from '../../cards/setup/which-playbook.js';
import { phaseName } from '../../cards/wording/names.js';
import type { Joined } from '../../data/domain/answer/joined.js';
import { missingFor } from '../../data/domain/checklist/missing.js';
import { withoutWords } from '../../data/domain/inquiry/inquiry-words.js';
import { dutyList } from '../../data/domain/list/list.js';
import { partyById } from '../../data/domain/playbook/sides.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { deliveryPlaybook, fasttrack } from '../support/playbooks.js';
import { sampleAnswers, unreadTitles } from '../support/sample-answer.js';
import {
  ana,
  bruno,
  lars,
  minji,
  sampleEngagement,
  sampleItems,
  sampleMarks,
  sampleRemediation,
  sampleStanding,
  waitingMembers,
  yesterday,
} from '../support/sample-engagement.js';
import { sampleInquiries } from '../support/sample-inquiry.js';
import {
  ahead,
  asked as askedList,
  choice,
  left,
  longDuties,
  sampleDuties,
  sampleList,
  sampleMatches,
} from '../support/sample-list.js';
import { samplePeople } from '../support/sample-people.js';
import { lastRecord, sampleNotice, samplePhases, sampleRecord } from '../support/sample-phases.js';
import { longProposal, sampleProposal } from '../support/sample-proposal.js';
import { factCards } from './fact-cards.js';
import { itemCards } from './item-cards.js';
import { meetingCards } from './meeting-cards.js';
import { mineCards } from './mine-cards.js';
import { questionCards } from './question-cards.js';

const today = '2026-11-20';

/** Every card as it is met in an engagement, by a name that is its golden file's and its picture's. */
export function allCards(locale: Locale): Readonly<Record<string, Card>> {
  const assess = sampleEngagement({ locale });
  const [first, second] = assess.items;
  const written = sampleAnswers.foreign.main;
  if (first === undefined || second === undefined || written === null)
    throw new Error('The samples have items and a source.');
  const { crowded, handedOver } = samplePeople(assess);
  const done = (e: typeof assess) => ({ ...e, items: e.items.map((item) => ({ ...item, tick: yesterday })) });
  const remediate = sampleEngagement({
    locale,
    phase: 'remediate',
    items: [...sampleItems('remediate', 4, locale), ...sampleRemediation(locale)],
  });
  const marked = sampleEngagement({ locale, items: sampleMarks(locale) });
  const empty = sampleEngagement({ locale, phase: 'remediate', items: [] });
  const enable = sampleEngagement({ locale, phase: 'enable', items: sampleItems('enable', 75, locale) });
  const setting = sampleEngagement({ locale, state: 'setting-up', phase: 'initiate', items: [], members: [] });
  const completed = sampleEngagement({ locale, state: 'completed', phase: 'enable' });
  const channel = { locale, place: 'channel', customer: 'Contoso', today } as const;
  const personal = { locale, place: 'personal', today } as const;
  const past = samplePhases(locale);
  const inquiries = sampleInquiries(locale);
  const preview = { locale, inquiry: 'q7f2a9c41d', asker: bruno.id, back: {}, text: inquiries.text, notDirect: [] };
  const toChannel = { to: assess.id, customer: 'Contoso', specialist: null, channel: 'Onboarding', people: 12 };
  const toPerson = { to: `${assess.id}/${minji.id}`, customer: 'Contoso', specialist: minji.name, people: 1 };
  const kept = (inquiry: typeof inquiries.kept) => ({
    own: keptAnswers([{ inquiry, engagement: assess }], locale),
    buttons: [askButton(locale, { question: 'q1' })],
  });
  const link = 'https://teams.microsoft.com/l/message/19%3Asample%40thread.tacv2/1';
  const reference = { question: 'q0000000001', responsibility: 'en/firewall' };
  const below = { engagement: assess, reference };
  const row = (joined: Joined, more: Partial<JoinedRow> = {}): JoinedRow => ({ joined, link, may: true, ...more });
  const asked = { ...personal, reference, feedback: 'asked' } as const;
  return {
    'greeting-personal': greetingCard(fasttrack, locale, 'personal'),
    'greeting-channel': greetingCard(fasttrack, locale, 'channel'),
    'help-channel': helpCard(fasttrack, locale, 'channel'),
    'help-personal': helpCard(fasttrack, locale, 'personal'),
    'not-sure': notSureCard(locale, [{ question: 'q0000000001' }, { command: 'status' }]),
    'not-sure-at-all': notSureCard(locale, []),
    'answer-guided': answerCard(sampleAnswers.guided, channel),
    'answer-guided-personal': answerCard(sampleAnswers.guided, personal),
    'answer-foreign': answerCard(sampleAnswers.foreign, personal),
    'answer-out-of-scope': answerCard(sampleAnswers.outOfScope, personal),
    'answer-managed-desktop': answerCard(sampleAnswers.managedDesktop, personal),
    'answer-asks-back': answerCard(sampleAnswers.asksBack, asked),
    'answer-routed': answerCard(sampleAnswers.routed, asked),
    'answer-joined': answerCard(sampleAnswers.guided, {
      ...channel,
      reference,
      feedback: 'asked',
      joined: {
        ...below,
        rows: [row({ is: 'item', item: first }), row({ is: 'item', item: { ...second, due: '2026-12-03' } })],
      },
    }),
    'answer-joined-sure': answerCard(sampleAnswers.guided, {
      ...channel,
      reference,
      feedback: 'given',
      joined: {
        ...below,
        rows: [row({ is: 'item', item: first }, { sure: true })],
      },
    }),
    'answer-ahead': answerCard(sampleAnswers.guided, {
      ...asked,
      joined: {
        ...below,
        rows: [
          row({ is: 'ahead', phase: 'enable', side: 'customer' }),
          ...sampleStanding(2, locale)
            .slice(1)
            .map((item) => row({ is: 'standing', item })),
        ],
      },
    }),
    'answer-candidates': answerCard(sampleAnswers.candidates, {
      ...channel,
      reference: { question: '0123456789ab', candidates: ['en/rehearsal', 'en/ports', 'ko/firewall'] },
      feedback: 'asked',
    }),
    'answer-candidates-noted': answerCard(sampleAnswers.candidates, {
      ...personal,
      reference: { question: '0123456789ab', candidates: ['en/rehearsal', 'en/ports', 'ko/firewall'] },
      feedback: 'given',
      buttons: [askButton(locale, { question: '0123456789ab' })],
      canAsk: true,
    }),
    'answer-nothing': answerCard(sampleAnswers.nothing, personal),
    'answer-unread': answerCard(sampleAnswers.nothing, {
      ...personal,
      unread: unreadTitles,
    }),
    'answer-unknown': answerCard({ ...sampleAnswers.nothing, nearest: [], unknown: 'Okta' }, personal),
    'answer-quoted': answerCard(sampleAnswers.outOfScope, {
      ...personal,
      reference: { ...reference, quoted: true },
      quoted: sampleMatches[0]?.lead.responsibility.text ?? '',
      feedback: 'which-side',
    }),
    'answer-side-given': answerCard(sampleAnswers.guided, {
      ...channel,
      reference,
      feedback: 'side-given',
      canAsk: true,
      buttons: [askButton(locale, { question: 'q0000000001' })],
    }),
    'which-playbook': whichPlaybookCard([fasttrack, deliveryPlaybook], locale),
    'setup-plain': setupCard(
      { ...setting, playbook: { ...deliveryPlaybook, conditions: [] } },
      { members: [ana, bruno], locale },
    ),
    'setup-new': setupCard(setting, { members: [ana, bruno, minji, lars], locale }),
    'setup-correct': setupCard(assess, { members: [ana, bruno, minji, lars], locale }),
    'engagement-setting-up': engagementCard(setting, { locale }),
    'engagement-active': engagementCard(assess, { locale }),
    'engagement-waiting': engagementCard(sampleEngagement({ locale, members: waitingMembers }), { locale }),
    'engagement-completed': engagementCard(completed, { locale }),
    'checklist-assess': checklistCard(assess, { phase: 'assess', page: 1, locale }),
    'checklist-refused': checklistCard(assess, {
      phase: 'assess',
      page: 1,
      locale,
      notice: refusalSentence(
        {
          code: 'not-yours-to-tick',
          names: { side: 'provider', customer: 'Contoso' },
          party: partyById(fasttrack, 'microsoft')?.names ?? {},
        },
        locale,
      ),
    }),
    'checklist-remediate': checklistCard(remediate, { phase: 'remediate', page: 1, locale }),
    'checklist-remediate-empty': checklistCard(empty, { phase: 'remediate', page: 1, locale }),
    'checklist-enable-1': checklistCard(enable, { phase: 'enable', page: 1, locale }),
    'checklist-enable-2': checklistCard(enable, { phase: 'enable', page: 2, locale }),
    'checklist-closed': checklistCard({ ...assess, phase: 'remediate' }, { phase: 'assess', page: 1, locale }),
    'checklist-marks': checklistCard(marked, { phase: 'assess', page: 1, locale, today }),
    'checklist-choose': checklistCard(marked, { phase: 'assess', page: 1, locale, today, looks: true }),
    ...itemCards(marked, locale, today),
    ...factCards(marked, locale),
    'undo-question': undoQuestionCard(assess, { item: first, page: 1, locale }),
    'standing-list': standingCard(sampleEngagement({ locale, standing: sampleStanding(26, locale) }), {
      locale,
      page: 1,
    }),
    'remediation-preview': remediationPreviewCard(assess, {
      draft: {
        id: 'd1',
        lines: [
          {
            text: sampleRemediation(locale)[0]?.text ?? '',
            side: 'customer',
            due: '2026-12-03',
            otherDue: '2027-03-12',
          },
          { text: sampleRemediation(locale)[1]?.text ?? '', side: null, due: null, unread: ['31/02', '?'] },
        ],
      },
      headings: [phaseName(fasttrack, 'remediate', locale)],
      locale,
    }),
    'checkpoint-missing': missingCard(assess, {
      phase: 'assess',
      today,
      missing: missingFor(assess, 'assess'),
      locale,
    }),
    'checkpoint-missing-statements': missingCard(empty, {
      phase: 'remediate',
      today,
      missing: missingFor(empty, 'remediate'),
      locale,
    }),
    'checkpoint-review': reviewCard(done(remediate), { phase: 'remediate', locale }),
    'status-two': statusCard(
      [
        { engagement: assess, link },
        { engagement: { ...setting, id: 'e000000002' }, link: null },
      ],
      locale,
    ),
    'status-none': statusCard([], locale),
    'status-channel': statusCard([{ engagement: assess, link }], locale, 'channel'),
    'waits-question': waitsCard({ ...inquiries.asked, direct: { person: minji, locale } }, locale),
    'waits-reply': waitsCard(inquiries.answered, locale),
    ...questionCards(locale),
    ...meetingCards(assess, locale),
    ...mineCards(locale, assess, { ...remediate, id: 'e000000002' }),
    'answer-kept': answerCard(sampleAnswers.guided, { ...channel, ...kept(inquiries.agreed) }),
    'answer-kept-nothing': answerCard(sampleAnswers.nothing, { ...personal, ...kept(inquiries.kept) }),
    'answer-note': answerCard(sampleAnswers.guided, { ...channel, ...kept(inquiries.note) }),
    'answer-sent': answerCard(sampleAnswers.nothing, { ...personal, own: keptAnswers([], locale, true) }),
    'inquiry-preview': inquiryPreviewCard({ ...preview, ways: [toChannel], notDirect: [minji.name] }),
    'inquiry-preview-ways': inquiryPreviewCard({
      ...preview,
      back: { question: 'q1' },
      ways: [toChannel, toPerson, { to: 'e000000002', customer: 'Fabrikam', specialist: null, people: null }],
      chosen: toPerson.to,
      notice: refusalSentence({ code: 'inquiry-empty' }, locale),
    }),
    'inquiry-nothing-sent': nothingSentCard(locale),
    'inquiry-asked': inquiryCard(inquiries.asked, assess, { kind: 'inquiry', locale }),
    'inquiry-withdrawn': inquiryCard(inquiries.withdrawn, assess, { kind: 'inquiry', locale }),
    'inquiry-answered': inquiryCard(inquiries.answered, assess, { kind: 'inquiry', locale }),
    'inquiry-kept': inquiryCard(inquiries.kept, assess, { kind: 'inquiry', locale }),
    'inquiry-form': replyFormCard(inquiries.asked, assess, { locale }),
    'asked-in-doubt': inquiryCard(inquiries.asked, assess, { kind: 'asked', locale, delivery: 'in-doubt' }),
    'asked-forgotten': inquiryCard(withoutWords(inquiries.answered), assess, { kind: 'asked', locale }),
    'asked-waiting': inquiryCard(inquiries.asked, assess, { kind: 'asked', locale }),
    'asked-answered': inquiryCard(inquiries.agreed, assess, { kind: 'asked', locale }),
    'note-waiting': inquiryCard(inquiries.note, assess, { kind: 'note', locale }),
    'note-not-agreed': inquiryCard(inquiries.notAgreed, assess, { kind: 'note', locale }),
    'note-of-direct': inquiryCard(inquiries.directNote, assess, { kind: 'note', locale }),
    'pointer-inquiry': pointerCard(locale, 'pointer.inquiry'),
    digest: digestCard(
      {
        lines: [
          { engagement: 'engagement-1', customer: 'Contoso', steps: 1, late: 2, soon: 1, waiting: 1 },
          { engagement: 'engagement-2', customer: 'Fabrikam', steps: 0, late: 1, soon: 0, waiting: 0 },
        ],
      },
      locale,
    ),
    'digest-stopped': remindersCard(true, locale),
    'list-open-personal': sampleList(
      assess,
      { ...choice(locale), question: 'q0000000001' },
      { place: 'personal', reader: bruno.id },
    ),
    'list-mine': sampleList(marked, { ...choice(locale), mine: true }, { place: 'personal', reader: bruno.id }),
    'list-open-channel': sampleList(assess, choice(locale), { place: 'channel', reader: bruno.id }),
    'list-everybody': sampleList(
      enable,
      { ...choice(locale), phase: 'enable', side: 'both', about: 'duties' },
      { place: 'personal', reader: minji.id },
    ),
    'list-ahead': sampleList(assess, ahead(locale), { place: 'personal', reader: bruno.id }),
    'list-blockers': sampleList(
      remediate,
      { ...choice(locale), phase: 'remediate', side: 'both', about: 'blockers' },
      { place: 'personal', reader: bruno.id },
    ),
    'list-general': sampleList(
      assess,
      { ...choice(locale), phase: 'general' },
      { place: 'personal', reader: bruno.id },
    ),
    'list-undo': listUndoCard(assess, { item: first, choice: choice(locale), locale }),
    'list-which': whichEngagementCard(
      [assess, { ...remediate, id: 'e000000002' }].map((engagement) => ({ engagement, choice: choice(locale) })),
      locale,
    ),
    'list-documents': dutyListCard(dutyList(fasttrack, sampleDuties, askedList(locale)), {
      ...channel,
      page: 1,
      question: 'q0000000001',
    }),
    'list-documents-long': dutyListCard(
      dutyList(fasttrack, longDuties, { ...askedList(locale), whose: 'everybody', phase: 'enable' }),
      {
        ...personal,
        page: 2,
      },
    ),
    'nothing-in-phase': nothingInPhaseCard(sampleMatches.slice(0, 3), {
      playbook: fasttrack,
      locale,
      phase: 'assess',
      matter: left[locale],
    }),
    source: sourceCard(sampleAnswers.foreign, written, {
      locale,
      today,
      asked: { question: 'q0000000001', feedback: 'asked' },
    }),
    pointer: pointerCard(locale),
    'remediation-end': remediationEndCard(remediate, 2, locale),
    people: peopleCard(crowded, { members: [ana, bruno, minji, lars], locale, history: handedOver }),
    'people-few': peopleCard(
      { ...assess, members: [] },
      {
        members: [ana],
        locale,
        notice: refusalSentence({ code: 'last-manager' }, locale),
      },
    ),
    'engagement-left': engagementCard(crowded, { locale }),
    'checkpoint-review-exceptions': reviewCard(past.excepted, { phase: 'assess', locale }),
    'checkpoint-review-last': reviewCard(done(enable), { phase: 'enable', locale }),
    'checklist-carried': checklistCard(past.carried, { phase: 'remediate', page: 1, locale }),
    'sign-acknowledge': signOffCard(past.excepted, { phase: 'assess', half: 'acknowledge', note: past.reason, locale }),
    'sign-confirm-last': signOffCard(done(enable), { phase: 'enable', half: 'confirm', note: '', locale }),
    'exception-form': exceptionForm(past.open, { locale }),
    'send-back-form': sendBackForm(done(remediate), 'remediate', { locale }),
    'reopen-form': reopenForm(remediate, { locale }),
    'pause-form': stopForm(assess, 'pause', {
      locale,
      notice: refusalSentence({ code: 'need-reason' }, locale),
    }),
    'cancel-form': stopForm(assess, 'cancel', { locale }),
    phases: phasesCard(past.reopened, { locale }),
    'phases-stated': phasesCard(past.stated, { locale }),
    'phase-record-last': phaseRecordCard(past.excepted, lastRecord(past.excepted), locale),
    'phase-record': phaseRecordCard(past.excepted, sampleRecord(past.excepted, 'assess'), locale),
    'engagement-paused': engagementCard(past.paused, { locale, today }),
    'engagement-cancelled': engagementCard(past.cancelled, { locale, today }),
    'engagement-stated': engagementCard(past.stated, { locale, today }),
    'engagement-clocks': engagementCard(past.late, { locale, today }),
    'notice-ready': noticeCard(sampleNotice('ready', locale), assess, locale),
    'notice-signed': noticeCard(sampleNotice('signed', locale), remediate, locale),
    'notice-lapsed': noticeCard(sampleNotice('lapsed', locale), remediate, locale),
    'notice-sent-back': noticeCard(sampleNotice('sent-back', locale), remediate, locale),
    'notice-left': noticeCard(sampleNotice('left', locale), remediate, locale),
    'notice-named': noticeCard(sampleNotice('named', locale), assess, locale),
    'notice-reopened': noticeCard(sampleNotice('reopened', locale), remediate, locale),
    'checklist-translated': readIn(
      checklistCard(
        sampleEngagement({ locale: locale === 'ko' ? 'pt-BR' : 'ko', items: sampleItems('assess', 8, locale) }),
        { phase: 'assess', page: 1, locale },
      ),
      locale,
    ),
    'engagement-languages': withLanguages(engagementCard(assess, { locale }), assess, { kind: 'engagement' }, locale),
    'engagement-proposals': engagementCard(assess, { locale, proposals: sampleProposal(locale).length }),
    proposal: proposalCard(assess, { locale, lines: sampleProposal(locale), dataset: 'sample-2' }),
    'proposal-long': proposalCard(assess, {
      locale,
      lines: longProposal(locale),
      dataset: 'sample-2',
      notice: refusalSentence({ code: 'changed-meanwhile' }, locale),
    }),
  };
}
