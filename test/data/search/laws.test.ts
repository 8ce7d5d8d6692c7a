import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { knowledgeOf, openKnowledge } from '../../../bot/knowledge/knowledge.js';
import { readTopicSources } from '../../../bot/knowledge/topics.js';
import { toDataset } from '../../../data/dataset.js';
import type { Locale } from '../../../data/domain/responsibility.js';
import { ingest } from '../../../data/ingest/ingest.js';
import { knownTopics } from '../../support/known-topics.js';

/** One in so many phrasings is asked: some five hundred, spread over topics, languages and writers. */
const step = 25;

/** Measured on phrasings, which the model has learnt without slips: 0.2 % another party, 0.2 % another topic; the rest is margin. */
const mostOtherParty = 0.02;
const mostOtherTopic = 0.03;

/** Nothing in it is about an onboarding. */
const canteen: Readonly<Record<Locale, string>> = {
  en: '# Canteen\n\n## Customer responsibilities\n\n- Water the herb garden behind the canteen.\n- Choose the soup of the week.\n\n## Microsoft responsibilities\n\n- Bake bread on Fridays.\n',
  ko: '# 구내식당\n\n## 고객의 책임\n\n- 식당 뒤 허브 정원에 물을 줍니다.\n- 이번 주 수프를 고릅니다.\n\n## Microsoft의 책임\n\n- 금요일마다 빵을 굽습니다.\n',
  'pt-BR':
    '# Refeitório\n\n## Responsabilidades do cliente\n\n- Regar a horta atrás do refeitório.\n- Escolher a sopa da semana.\n\n## Responsabilidades da Microsoft\n\n- Assar pão às sextas-feiras.\n',
  sv: '# Matsalen\n\n## Kundens ansvar\n\n- Vattna örtagården bakom matsalen.\n- Välja veckans soppa.\n\n## Microsofts ansvar\n\n- Baka bröd på fredagar.\n',
};

describe('what an answer does not depend on', function () {
  this.timeout(300_000);
  const knowledge = openKnowledge();
  const { phrasings } = readTopicSources(fileURLToPath(new URL('../../../data/topics', import.meta.url)));
  const asked = phrasings.filter(({ topic }, at) => at % step === 0 && topic !== 'outside').map(({ text }) => text);
  const seen = (answer: ReturnType<typeof knowledge.answer>) => ({
    party: answer.parties[0] ?? null,
    topic: answer.main?.topic?.id ?? null,
  });

  for (const [locale, text] of Object.entries(canteen)) {
    it(`is an unrelated document: no party changes (${locale})`, () => {
      const added = ingest([{ name: `canteen.${locale}.md`, bytes: Buffer.from(text) }]).dataset;
      assert.ok(added.responsibilities.length > 0);
      const more = toDataset(
        knowledge.dataset.playbook,
        [...knowledge.dataset.documents, ...added.documents],
        [...knowledge.dataset.responsibilities, ...added.responsibilities],
      );
      const { answer } = knowledgeOf(more, knownTopics());
      const changed = asked.filter((question) => {
        const [before, after] = [seen(knowledge.answer({ text: question })), seen(answer({ text: question }))];
        return before.party !== null && before.party !== after.party;
      });
      assert.deepEqual(changed, []);
    });
  }

  it('is one slip in every long word: party and topic rarely change', () => {
    const change = { party: 0, topic: 0, all: 0 };
    for (const [at, text] of asked.entries()) {
      const before = seen(knowledge.answer({ text }));
      if (before.topic === null) continue;
      const after = seen(knowledge.answer({ text: withSlips(text, at) }));
      change.all++;
      change.party += Number(after.party !== before.party);
      change.topic += Number(after.topic !== before.topic);
    }
    const [party, topic] = [change.party / change.all, change.topic / change.all];
    const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
    console.log(`        (of ${change.all}: ${percent(party)} another party, ${percent(topic)} another topic)`);
    assert.ok(party <= mostOtherParty, `${percent(party)} another party`);
    assert.ok(topic <= mostOtherTopic, `${percent(topic)} another topic`);
  });
});

/** Two neighbouring letters of every long word change places, always the same ones for the same seed. */
function withSlips(text: string, seed: number): string {
  return text.replace(/\p{L}{7,}/gu, (word) => {
    const at = 1 + ((seed * 7 + word.length * 13) % (word.length - 3));
    return word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2);
  });
}
