import type { CommandName } from '../data/domain/answer/message.js';
import { postChecklist } from './checklist/checklist.js';
import { addLines } from './checklist/remediation.js';
import { postStanding } from './checklist/standing.js';
import { exportCommand, pauseCommand, refreshCommand, resumeCommand } from './engagement/whole-engagement.js';
import { helpCommand } from './help.js';
import { askSpecialistCommand } from './inquiry/inquiry.js';
import { mineCommand } from './list/list.js';
import { statusCommand } from './list/status.js';
import { meetingsCommand } from './meeting/meetings.js';
import { peopleCommand } from './people/people.js';
import { questionsCommand } from './questions/owner-questions.js';
import { remindersCommand } from './reminder/reminders.js';
import { startCommand } from './setup/setup.js';
import { templatesCommand } from './template/templates.js';
import type { Phrase } from './turn/turn.js';

/** Everything that can be said by name. A command without a dialog does not compile. */
export const phrases: Readonly<Record<CommandName, Phrase>> = {
  start: startCommand,
  checklist: postChecklist,
  add: addLines,
  standing: postStanding,
  'ask-specialist': askSpecialistCommand,
  people: peopleCommand,
  mine: mineCommand,
  status: statusCommand,
  help: helpCommand,
  pause: pauseCommand,
  resume: resumeCommand,
  export: exportCommand,
  refresh: refreshCommand,
  questions: questionsCommand,
  meetings: meetingsCommand,
  templates: templatesCommand,
  reminders: remindersCommand,
};
