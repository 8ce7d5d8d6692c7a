import assert from 'node:assert/strict';
import { checklistCard } from '../../../cards/checklist/checklist.js';
import { itemFormCard } from '../../../cards/checklist/item-form.js';
import { engagementCard } from '../../../cards/engagement/engagement.js';
import { asStored } from '../../../cards/kit/former-names.js';
import { refusalSentence, t, withFormer } from '../../../cards/kit/i18n.js';
import type { Engagement } from '../../../data/domain/engagement.js';
import { formerMember, removedWords } from '../../../data/domain/privacy/former.js';
import { locales } from '../../../data/domain/responsibility.js';
import { ana, contoso, ticking } from '../../support/history.js';
import { textsOn } from '../../support/turns.js';

const at = '2026-11-28T12:00:00.000Z';
const former = formerMember(3);

/** Contoso without a forgotten lead, who had ticked and left a reason and a note. */
function without(): Engagement {
  const engagement = contoso(ticking());
  const items = engagement.items.map((item, n) =>
    n === 0
      ? { ...item, tick: { by: former, at } }
      : { ...item, note: removedWords, notApplicable: { by: former, at, reason: removedWords } },
  );
  return { ...engagement, items, departed: [{ person: former, roles: ['customer'], at }] };
}

describe('a former member on cards', () => {
  const names = { en: 'former member 3', ko: '이전 참여자 3', 'pt-BR': 'ex-integrante 3', sv: 'tidigare deltagare 3' };

  for (const locale of locales) {
    it(`is called so in ${locale}, and what was removed too`, () => {
      const engagement = without();
      const list = textsOn(checklistCard(engagement, { phase: 'initiate', page: 1, locale }));
      assert.ok(list.includes(names[locale]), list);
      assert.ok(list.includes(t(locale, 'former.words')), list);
      assert.ok(textsOn(engagementCard(engagement, { locale })).includes(names[locale]));
      for (const text of [list, JSON.stringify(engagementCard(engagement, { locale }))]) {
        assert.equal(text.includes(former.name), false);
        assert.equal(text.includes(removedWords), false);
      }
      assert.ok(refusalSentence({ code: 'only-asker', names: { name: former.name } }, locale).includes(names[locale]));
      // As the release before stored them.
      assert.equal(withFormer('former\u00a0member\u00a03', locale), names[locale]);
      assert.equal(
        withFormer('removed\u00a0at\u00a0its\u00a0author’s\u00a0request', locale),
        t(locale, 'former.words'),
      );
    });

    it(`stays one when a form in ${locale} is saved as it was`, () => {
      const [, item] = without().items;
      assert.ok(item);
      const card = itemFormCard(without(), item, { page: 1, locale, reader: ana.id });
      const shown = JSON.stringify(card);
      assert.ok(shown.includes(t(locale, 'former.words')));
      assert.equal(asStored(t(locale, 'former.words'), locale), removedWords);
      assert.equal(asStored(`→ ${names[locale]}!`, locale), `→ ${former.name}!`);
      assert.equal(asStored('An ordinary note\nof two lines', locale), 'An ordinary note\nof two lines');
    });
  }
});
