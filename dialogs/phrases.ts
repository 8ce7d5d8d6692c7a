import type { CommandName } from '../data/domain/message.js';
import { postChecklist } from './checklist.js';
import { sayHelp } from './help.js';
import { sayAskSpecialist } from './inquiry.js';
import { sayMine } from './list.js';
import { sayPeople } from './people.js';
import { add } from './remediation.js';
import { start } from './setup.js';
import { postStanding } from './standing.js';
import { sayStatus } from './status.js';
import type { Phrase } from './turn.js';
import { sayExport, sayPause, sayRefresh, sayResume } from './whole-engagement.js';

/** Everything that can be said by name. A command without a dialog does not compile. */
export const phrases: Readonly<Record<CommandName, Phrase>> = {
  start,
  checklist: postChecklist,
  add,
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
