import { nameIn } from '../../data/domain/playbook/names.js';
import { phasesOf } from '../../data/domain/playbook/phases.js';
import type { Playbook } from '../../data/domain/playbook/playbook.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { drawFact } from '../fact/fact-drawing.js';
import { t } from '../kit/i18n.js';
import { escaped, label } from '../kit/markdown.js';
import type { Card } from '../kit/template.js';
import { press } from '../kit/verbs.js';
import { rowBlock } from '../rows/item-row.js';
import { phaseName } from '../wording/names.js';

/** An engagement begins where there are several playbooks: which one is it? Each is told by its name and its phases. */
export function whichPlaybookCard(playbooks: readonly Playbook[], locale: Locale): Card {
  return drawFact({
    locale,
    title: t(locale, 'setup.which-playbook'),
    sections: [
      {
        rows: playbooks.map((playbook) => {
          const name = nameIn(playbook.names, locale);
          const phases = phasesOf(playbook).map((phase) => phaseName(playbook, phase, locale));
          return rowBlock({
            mark: '›',
            colour: 'Default',
            text: escaped(name),
            meta: escaped(phases.join(' · ')),
            press: press('setup.begin', label(name), { playbook: playbook.id }),
          });
        }),
      },
    ],
    notes: [t(locale, 'setup.which-playbook-stays')],
  });
}
