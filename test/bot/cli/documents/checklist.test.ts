import assert from 'node:assert/strict';
import { checklist } from '../../../../bot/cli/documents/checklist.js';
import { cardText } from '../../../../cards/kit/card-text.js';
import type { Card } from '../../../../cards/kit/template.js';
import { listedOn } from '../../../../data/domain/checklist/checklist.js';
import { wordsOf } from '../../../../data/domain/checklist/duties.js';
import { locales } from '../../../../data/domain/responsibility.js';
import { buttonsOf } from '../../../cards/buttons.js';
import { engagementOf } from '../../../support/engagement-of.js';
import { phases, workloads } from '../../../support/playbooks.js';

async function run(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await checklist(args, { out: (line) => out.push(line), err: (line) => err.push(line) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const cardsOf = async (...args: string[]) => JSON.parse((await run(...args, '--json')).out) as readonly Card[];

describe('baton checklist', () => {
  it('prints every row of a phase whole, with its number of required and optional ones', async () => {
    const { code, out } = await run('assess', '--conditions', 'all=yes');
    assert.equal(code, 0);
    assert.match(out, /^Assess · Contoso\n36 required, 5 not decided yet · 0 of 36 done\n/u);
    for (const item of engagementOf('assess', 'en', 'yes').items) assert.ok(out.includes(item.text), item.text);
    assert.doesNotMatch(out, /…|\\/u);
  });

  it('prints rows below their lead-in only', async () => {
    const { out } = await run('assess');
    assert.match(out, /\n☐ Establish the timeline[^\n]*\n/u);
    assert.match(out, /\nJoin the success planning call and, in it:\n {2}☐ Invite the right stakeholders/u);
    assert.doesNotMatch(out, /\n {2}☐ (?:Establish the timeline|Provide the customer with a remediation checklist)/u);
  });

  it('prints the cards of every page for machines, in the language that is asked for', async () => {
    for (const locale of locales) {
      const cards = await cardsOf('enable', '--locale', locale, '--conditions', 'all=yes');
      assert.ok(cards.length >= 2);
      const rows = new Set(
        cards.flatMap(buttonsOf).flatMap(({ data }) => (data?.item === undefined ? [] : [data.item])),
      );
      const items = listedOn(engagementOf('enable', locale, 'yes'), 'enable');
      assert.equal(rows.size, items.length);
      for (const card of cards) assert.equal(card.lang, locale);
      const said = cards.map(cardText).join('\n');
      for (const item of items) assert.ok(said.includes(wordsOf(item, locale).text), wordsOf(item, locale).text);
    }
  });

  it('contains what the services and conditions select', async () => {
    const all = (await run('enable')).out;
    const intune = (await run('enable', '--services', 'intune')).out;
    const none = (await run('enable', '--services', 'later')).out;
    const others = (await run('enable', '--services', 'aad-premium,Rights-Management')).out;
    assert.match(intune, /\nMicrosoft Intune\n/u);
    for (const without of [none, others]) assert.doesNotMatch(without, /\nMicrosoft Intune\n/u);
    assert.match(none, /Workloads haven’t been chosen yet/u);
    const counted = (text: string) => Number(/^(\d+) required/mu.exec(text)?.[1]);
    const yes = (await run('enable', '--conditions', 'all=yes,federated=no')).out;
    assert.ok(counted(yes) > counted(all));
    assert.match(all, /not decided yet: federat/u);
    assert.doesNotMatch(yes, /federation is the goal|moving authentication from AD FS/u);
  });

  it('prints the same for the same call, for every phase', async () => {
    for (const phase of phases) {
      const [one, two] = [await run(phase), await run(phase)];
      assert.equal(one.code, 0);
      assert.equal(one.out, two.out);
    }
  });

  it('says what is wrong with a call, how to mend it, and which names there are', async () => {
    const cases = [
      [[], /A phase is missing\. Name one of initiate, assess, remediate, enable, data-migration\./u],
      [['later'], /“later” is no phase\. Name one of/u],
      [['assess', 'enable'], /One phase at a time: leave out enable\./u],
      [
        ['enable', '--services', 'intunes'],
        new RegExp(`“intunes” is no service\\. Name one of ${workloads.join(', ')}`, 'u'),
      ],
      [['enable', '--services', 'later,intune'], /either later or a list/u],
      [['enable', '--services', ' '], /names no service/u],
      [['enable', '--conditions', 'pcs'], /Write it as mobile-devices=yes\./u],
      [['enable', '--conditions', 'pcs=maybe'], /“maybe” is no answer\. Name one of yes, no, later\./u],
      [['enable', '--conditions', 'tablets=yes'], /“tablets” is no condition\. Name one of .*wifi-vpn/u],
      [['enable', '--locale', 'de'], /“de” is no language of Baton\. Name one of en, ko, pt-BR, sv\./u],
      [['enable', '--customer', ''], /--customer is a name/u],
      [['enable', '--nothing'], /--nothing/u],
    ] as const;
    for (const [args, sentence] of cases) {
      const { code, err, out } = await run(...args);
      assert.equal(code, 2, args.join(' '));
      assert.match(err, sentence);
      assert.match(err, /Usage: baton checklist PHASE/u);
      assert.equal(out, '');
    }
  });

  it('takes phases, conditions and parties of another playbook', async () => {
    const { code, out } = await run(
      'design',
      '--playbook',
      'delivery',
      '--conditions',
      'migration=yes,integrations=no',
    );
    assert.equal(code, 0);
    assert.match(out, /^Design · Contoso\n/u);
    assert.match(out, /Decide which data moves/u);
    assert.doesNotMatch(out, /Describe each connection/u);
    assert.match(out, /^Partner$/mu);
    const wrong = await run('assess', '--playbook', 'delivery');
    assert.equal(wrong.code, 2);
    assert.match(wrong.err, /“assess” is no phase\. Name one of discovery, design, build, test, go-live, hypercare/u);
    assert.equal((await run('design', '--playbook', '/nowhere')).code, 1);
  });

  it('prints its usage when asked, and reports a missing dataset', async () => {
    const help = await run('--help');
    assert.equal(help.code, 0);
    assert.match(help.out, /^Usage: baton checklist PHASE/u);
    const missing = await run('assess', '--dataset', '/nowhere/dataset.json');
    assert.equal(missing.code, 1);
    assert.match(missing.err, /cannot be read \(ENOENT\)/u);
  });
});
