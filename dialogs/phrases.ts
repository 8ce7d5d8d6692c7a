import type { CommandName } from '../data/domain/answer/message.js';
import { postChecklist } from './checklist/checklist.js';
import { addLines } from './checklist/remediation.js';
import { postStanding } from './checklist/standing.js';
import { sayExport, sayPause, sayRefresh, sayResume } from './engagement/whole-engagement.js';
import { sayHelp } from './help.js';
import { sayAskSpecialist } from './inquiry/inquiry.js';
import { sayMine } from './list/list.js';
import { sayStatus } from './list/status.js';
import { sayPeople } from './people/people.js';
import { start } from './setup/setup.js';
import type { Phrase } from './turn/turn.js';

/** Everything that can be said by name. A command without a dialog does not compile. */
export const phrases: Readonly<Record<CommandName, Phrase>> = {
  start,
  checklist: postChecklist,
  add: addLines,
  standing: postStanding,
  'ask-specialist': sayAskSpecialist,
  people: sayPeople,
  mine: sayMine,
  status: sayStatus,
  help: sayHelp,
  pause: sayPause,
  resume: sayResume,
  export: sayExport,
  refresh: sayRefresh,
};
