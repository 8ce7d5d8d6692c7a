import { z } from 'zod';
import { roles } from '../../../data/domain/member.js';
import { involvements, playbookSides } from '../../../data/domain/playbook/playbook.js';
import { sides } from '../../../data/domain/playbook/sides.js';
import { locales } from '../../../data/domain/responsibility.js';

// Shapes that several answers share. A shape with an id stands under that name in the OpenAPI document.

const instant = z.iso.datetime().describe('UTC');
const date = z.iso.date();
const side = z.enum(sides);
const anySide = z.enum(playbookSides).describe('"other" is on neither side and never blocks');
const role = z.enum(roles);
const locale = z.enum(locales);
const involvement = z.enum(involvements);

const named = z
  .object({ id: z.string(), name: z.string().describe('In the language that was asked for') })
  .meta({ id: 'Named' });

const byWhom = z
  .object({ name: z.string().describe('As the channel shows it'), side: side.nullable() })
  .meta({ id: 'ByWhom' });

const done = z.object({ by: byWhom, at: instant }).meta({ id: 'Done' });

const progress = z
  .object({ done: z.int(), required: z.int().describe('Without what may stay open') })
  .meta({ id: 'Progress' });

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('One sentence, with the cure'),
  })
  .meta({ id: 'Problem', description: 'RFC 9457' });

const source = z
  .object({
    document: z.string(),
    title: z.string(),
    edition: date.nullable(),
    heading: z.string(),
    line: z.int().describe('In a sheet its row, in a page its paragraph'),
    sheet: z.string().optional(),
    page: z.int().optional(),
    url: z.url().optional().describe('Where the public can read what it restates'),
  })
  .meta({ id: 'Source' });

export const shapes = {
  instant,
  date,
  side,
  anySide,
  role,
  locale,
  involvement,
  named,
  byWhom,
  done,
  progress,
  problem,
  source,
} as const;
