import type { Aliases, Names } from '../../domain/playbook/playbook.js';
import type { Mapping } from '../mapping/mapping.js';
import { cureLines, yamlText } from '../report/cure-lines.js';
import type { PlaybookDraft } from './draft.js';
import type { Proposal } from './propose.js';

/** The draft's `playbook.yaml`, with a comment at everything that its owner should look at. */
export function draftText(
  { playbook, unsure, lacksSides, lacksPhases, standIns }: Proposal,
  documents: number,
): string {
  const doubts = doubtsOf({ unsure, lacksSides, lacksPhases, standIns });
  return [
    `# A draft that Baton made of ${documents} ${documents === 1 ? 'document' : 'documents'}. ${
      doubts === 0 ? 'Look at the sides and the order of the phases' : 'Look first at the lines with a “?”'
    }, then at mapping.yaml;`,
    '# `baton playbook check FOLDER` judges it. Ids stay once an engagement has begun; names and aliases may change.',
    `playbook: ${playbook.id}`,
    `names: ${namesText(playbook.names)}`,
    '',
    '# The first party of a side speaks for it. Join parties that are one: its other names are aliases.',
    ...(lacksSides ? ['# side? no word of the documents tells: all are taken for one organisation’s own people.'] : []),
    'parties:',
    ...playbook.parties.flatMap(({ id, side, names, aliases }) => [
      `  ${id}:`,
      `    side: ${side}${standIns.has(id) ? '  # party? no document names one on this side' : unsure.has(id) ? '  # side? no word tells' : ''}`,
      `    names: ${namesText(names)}`,
      ...(Object.values(aliases).flat().length === 0
        ? []
        : [`    aliases: [${Object.values(aliases).flat().map(yamlText).join(', ')}]`]),
    ]),
    '',
    '# In their order. `signs: provider` where the customer need not agree that a phase is complete.',
    'phases:',
    ...playbook.phases.map(
      ({ id, names, aliases, signs }, index) =>
        `  - { id: ${id}, names: ${namesText(names)}, ${aliasesText(aliases)}signs: ${signs} }${lacksPhases && index === 0 ? '  # phases? the documents name none' : ''}`,
    ),
    '',
  ].join('\n');
}

/** How many lines of a draft ask something. */
export const doubtsOf = (draft: Pick<PlaybookDraft, 'unsure' | 'lacksSides' | 'lacksPhases' | 'standIns'>): number =>
  draft.unsure.size + draft.standIns.size + (draft.lacksSides ? 1 : 0) + (draft.lacksPhases ? 1 : 0);

/** The draft's `mapping.yaml`: what is left unread, as lines to complete and uncomment. */
export function mappingText({ reports, playbook, mapping }: Proposal): string {
  const open = reports.flatMap(({ file, unread }) => {
    const lines = cureLines(file.split(/[/\\]/).at(-1) ?? file, unread, playbook);
    return lines.length === 0 ? [] : ['', ...lines.map((line) => `# ${line}`)];
  });
  return [
    '# What documents mean where playbook.yaml does not say it: whose a heading or column is, what a letter means.',
    '# ~ says that a name is no party: what stands below it is left out and not reported.',
    ...everyText(mapping),
    ...(open.length === 0
      ? ['# Nothing that looks like a duty was left unread.']
      : ['# Lines that would have more read; complete them and take off the “# ”:', ...open]),
    '',
  ].join('\n');
}

/** What holds for every document. */
function everyText(mapping: Mapping): readonly string[] {
  const { letters = {}, phase } = mapping['*'] ?? {};
  const meant = Object.entries(letters).map(([one, means]) => `    ${yamlText(one)}: [${(means ?? []).join(', ')}]`);
  const lines = [
    ...(phase === undefined ? [] : [`  phase: ${phase}  # of everything for which a document names none`]),
    ...(meant.length === 0 ? [] : ['  letters:  # meant? by their words', ...meant]),
  ];
  return lines.length === 0 ? [] : ['"*":', ...lines];
}

const aliasesText = (aliases: Aliases): string => {
  const all = Object.values(aliases).flat();
  return all.length === 0 ? '' : `aliases: [${all.map(yamlText).join(', ')}], `;
};

const namesText = (names: Names): string =>
  `{ ${Object.entries(names)
    .map(([tag, name]) => `${tag}: ${yamlText(name)}`)
    .join(', ')} }`;
