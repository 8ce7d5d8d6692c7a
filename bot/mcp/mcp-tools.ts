import { z } from 'zod';
import { getAnswers } from '../api/answer-operations.js';
import { getEngagement, listBlockers, listEngagements, listItems } from '../api/engagement-operations.js';
import type { Operation } from '../api/operation.js';

/** What an agent can ask: an operation of the API under the name that agents know it by. */
export interface McpTool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly operation: Operation;
  /** With the engagement's id where the operation is about one. */
  readonly input: z.ZodObject;
  /** What is always asked for. */
  readonly fixed: Readonly<Record<string, string>>;
}

const engagement = z.string().min(1).max(200).describe('Its id, as the tool "engagements" gives it');

/** Every tool; none changes anything. */
export const mcpTools: readonly McpTool[] = [
  {
    name: 'ask',
    title: 'Who is responsible?',
    description:
      'Answers who is responsible for something in an onboarding, with the sources where that is written. Where several ' +
      'statements may be meant, they are candidates and none of them is the answer; where nothing is found, nobody is named.',
    operation: getAnswers,
    input: getAnswers.query,
    fixed: {},
  },
  {
    name: 'engagements',
    title: 'Engagements',
    description: 'Lists engagements, the newest first, each with its phase, progress, what is late and the next date.',
    operation: listEngagements,
    input: listEngagements.query,
    fixed: {},
  },
  {
    name: 'engagement',
    title: 'One engagement',
    description: 'Says where one engagement is: its phases, who signs, its terms.',
    operation: getEngagement,
    input: getEngagement.query.extend({ engagement }),
    fixed: {},
  },
  {
    name: 'open_items',
    title: 'Open items',
    description: 'Lists what is still to do in an engagement: by phase or side, or only what is late.',
    operation: listItems,
    input: listItems.query.omit({ state: true }).extend({ engagement }),
    fixed: { state: 'open' },
  },
  {
    name: 'blockers',
    title: 'What stops the checkpoint',
    description: 'Says what keeps the current phase of an engagement from passing, by the side that owes it.',
    operation: listBlockers,
    input: listBlockers.query.extend({ engagement }),
    fixed: {},
  },
];
