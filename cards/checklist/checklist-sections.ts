import { countsOf, isClosed, listedOn } from '../../data/domain/checklist/checklist.js';
import { wordsOf } from '../../data/domain/checklist/duties.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { Item } from '../../data/domain/item.js';
import { type Owed, ownerOf } from '../../data/domain/playbook/owner.js';
import type { PhaseId } from '../../data/domain/playbook/playbook.js';
import type { IsoDate, Locale } from '../../data/domain/responsibility.js';
import { t } from '../kit/i18n.js';
import { escaped, label } from '../kit/markdown.js';
import { part } from '../kit/template.js';
import { itemRowBlock, ledRowsBlock, runs, sectionBlock } from '../rows/item-row.js';
import { byLeadIn } from '../rows/lead-in.js';
import type { Page } from '../rows/pages.js';
import { kindsLine } from '../wording/counts.js';
import type { Zone } from '../wording/date-time.js';
import { sectionName } from '../wording/names.js';
import { ownerHeading } from '../wording/party.js';
import asideJson from './aside.json' with { type: 'json' };
import foldedJson from './folded.json' with { type: 'json' };

interface SectionsView {
  readonly phase: PhaseId;
  readonly locale: Locale;
  readonly closed: boolean;
  /** Today, where the engagement is: what was due before is late. */
  readonly today?: IsoDate;
  /** A tap on a row shows the item instead of ticking it. */
  readonly looks?: boolean;
  /** Where times are told; without it as shared cards do. */
  readonly zone?: Zone;
}

const drawFolded = part(foldedJson);
const drawAside = part(asideJson);

/** The rows of a page by side and section, what is required first; of a side with nothing left to do one line. */
export function checklistSections(engagement: Engagement, shown: Page<Item>, view: SectionsView): readonly object[] {
  const { phase, locale } = view;
  // Of a closed phase, and where rows are looked up, everything is open to see.
  const folds = !view.closed && view.looks !== true;
  const all = listedOn(engagement, phase);
  return runs(shown.rows, ownerOf).flatMap((ofSide) => {
    const [first] = ofSide;
    const owed = all.filter((item) => ownerOf(item) === ownerOf(first));
    const isDone = folds && owed.every(isClosed);
    const onlyCore = owed.every(({ section }) => section === 'core' || section === phase);
    const sections = runs(ofSide, ({ section }) => section).map((ofSection, index) =>
      sectionBlock(
        {
          party: index === 0 && !isDone ? escaped(ownerHeading(engagement, first, locale)) : null,
          section: onlyCore ? null : sectionName(engagement.playbook, ofSection[0], locale),
        },
        groupsOf(engagement, ofSection, { ...view, page: shown.page, folds: folds && !isDone }),
      ),
    );
    return isDone ? [folded(engagement, ofSide, sections, locale)] : sections;
  });
}

/** Optional, or it depends on a condition that is not answered yet: no checkpoint waits for it. */
const isAside = ({ optional, undecided }: Item): boolean => optional || undecided;

type GroupsView = SectionsView & { readonly page: number; readonly folds: boolean };

/** Rows below their lead-ins; what nothing waits for folds, with its number, so that the others are seen first. */
function groupsOf(engagement: Engagement, rows: readonly [Item, ...Item[]], view: GroupsView): readonly object[] {
  const [first, ...others] = view.folds ? rows.filter(isAside) : [];
  return [
    ...ledGroups(engagement, view.folds ? rows.filter((item) => !isAside(item)) : rows, view),
    ...(first === undefined ? [] : [asideBlock(engagement, [first, ...others], view)]),
  ];
}

const ledGroups = (engagement: Engagement, rows: readonly Item[], view: GroupsView): readonly object[] =>
  byLeadIn(rows, (item) => wordsOf(item, view.locale).leadIn).map(({ leadIn, rows: led }) =>
    ledRowsBlock(
      escaped(leadIn),
      led.map((item) => itemRowBlock(engagement, item, view)),
    ),
  );

function asideBlock(engagement: Engagement, rows: readonly [Item, ...Item[]], view: GroupsView): object {
  const { locale } = view;
  const [first] = rows;
  const done = rows.filter(isClosed).length;
  const kinds = [kindsLine(countsOf(rows), locale), done === 0 ? '' : t(locale, 'list.done', { n: done })];
  const heading = kinds.filter((one) => one !== '').join(' · ');
  const party = ownerHeading(engagement, first, locale);
  const where = [party, sectionName(engagement.playbook, first, locale), heading].join(' · ');
  return drawAside({
    id: `aside-${anchor(first)}-${first.section}`,
    heading: `▸ ${escaped(heading)}`,
    title: label(t(locale, 'checklist.show-done', { party: where })),
    groups: ledGroups(engagement, rows, view),
  });
}

/** A side with nothing left to do is one line; a tap shows its rows, where a slip can still be undone. */
function folded(
  engagement: Engagement,
  rows: readonly [Item, ...Item[]],
  sections: readonly object[],
  locale: Locale,
): object {
  const [first] = rows;
  const party = ownerHeading(engagement, first, locale);
  const id = `done-${anchor(first)}`;
  return drawFolded({
    id,
    heading: `✓ ${escaped(t(locale, 'checklist.side-done', { party, n: rows.length }))}`,
    toggle: {
      type: 'Action.ToggleVisibility',
      title: label(t(locale, 'checklist.show-done', { party })),
      targetElements: [id],
    },
    sections,
  });
}

/** Of an owner, for the id of an element. */
const anchor = (owed: Owed): string => ownerOf(owed).replace(':', '-');
