import type { Migration } from 'kysely';
import * as phases from './0010-phases.js';
import * as proposals from './0011-proposals.js';
import * as removals from './0012-removals.js';
import * as days from './0013-days.js';
import * as messages from './0014-messages.js';
import * as rightSide from './0015-right-side.js';
import * as playbooks from './0016-playbooks.js';
import * as wordings from './0017-wordings.js';
import * as meetings from './0020-meetings.js';
import * as webhooks from './0021-webhooks.js';
import * as reminders from './0022-reminders.js';
import * as engagements from './first/0001-engagements.js';
import * as cards from './first/0002-cards.js';
import * as conversations from './first/0003-conversations.js';
import * as sends from './first/0004-sends.js';
import * as contexts from './first/0005-contexts.js';
import * as inquiries from './first/0006-inquiries.js';
import * as feedback from './first/0007-feedback.js';
import * as people from './first/0008-people.js';

/**
 * Every migration by its name, in order. A released migration is never edited and only adds, because the release before
 * works on the new schema while processes restart one after the other.
 */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-engagements': engagements,
  '0002-cards': cards,
  '0003-conversations': conversations,
  '0004-sends': sends,
  '0005-contexts': contexts,
  '0006-inquiries': inquiries,
  '0007-feedback': feedback,
  '0008-people': people,
  '0010-phases': phases,
  '0011-proposals': proposals,
  '0012-removals': removals,
  '0013-days': days,
  '0014-messages': messages,
  '0015-right-side': rightSide,
  '0016-playbooks': playbooks,
  '0017-wordings': wordings,
  '0020-meetings': meetings,
  '0021-webhooks': webhooks,
  '0022-reminders': reminders,
};
