import assert from 'node:assert/strict';
import { peopleNamed } from '../../../../data/search/names/people-named.js';
import { askedAbout, namedBy } from '../../../../data/search/statements/own-matters.js';
import { weightsOf } from '../../../../data/search/statements/word-weights.js';
import { alike, sameWord } from '../../../../data/search/text/alike.js';
import { shipped } from '../../../support/real-room.js';

const worded = (texts: readonly string[]) => texts.map((text) => ({ of: text, texts: [text] }));

describe('words of one’s own', () => {
  const weigh = weightsOf(shipped().dataset);
  const names = ['Contoso', 'Microsoft'];

  it('are the same with another ending, shortened, mistyped or in a compound, and not by chance', () => {
    for (const [a, b] of [
      ['auth', 'authentication'],
      ['blocks', 'block'],
      ['cleanup', 'clean'],
      ['legcy', 'legacy'],
      ['byter', 'byt'],
      ['brandvaggsportarna', 'brandvaggsportar'],
      ['proxypunkten', 'proxy'],
      ['인증서는', '인증서'],
      ['레거시인증', '인증'],
      ['autenticacao', 'autenticar'],
    ] as const) {
      assert.ok(alike(a, b) >= sameWord, `${a} ${b}: ${alike(a, b)}`);
      assert.equal(alike(a, b), alike(b, a));
    }
    for (const [a, b] of [
      ['443', '4430'],
      ['port', 'part'],
      ['dns', 'ssl'],
      ['방화벽', '인증서'],
      ['phones', 'printers'],
      ['user', 'used'],
    ] as const) {
      assert.ok(alike(a, b) < sameWord, `${a} ${b}`);
    }
  });

  it('answer a question in another form, and none about a part of them or about more', () => {
    const own = worded([
      'Block legacy auth',
      'Replace the expired certificate of the sign-in server',
      'Open port 443 in the firewall of the Lisbon office',
      'Train the helpdesk',
    ]);
    const about = (question: string) => askedAbout(question, own, weigh, names);
    assert.deepEqual(about('who turns off legacy authentication?'), ['Block legacy auth']);
    assert.deepEqual(about('is it us or Microsoft who has to block the legacy auth at Contoso'), ['Block legacy auth']);
    assert.deepEqual(about('who changes the sign-in server’s certificate?'), [own[1]?.of]);
    assert.deepEqual(about('who opens 443 for Lisbon?'), [own[2]?.of]);
    for (const question of [
      'who opens the firewall ports?',
      'who trains the end users and admins in the helpdesk on enrollment of devices?',
      'who provides certificates?',
      'who blocks apps on unmanaged devices?',
      'who does it?',
      '',
    ]) {
      assert.deepEqual(about(question), [], question);
    }
  });

  it('name a row by a part of it, the exact one of several, and the first group before the next', () => {
    const current = worded(['Verify the domain', 'Configure the firewall', 'Names, certificates and firewall ports']);
    const later = worded(['Verify the domain names of partners', 'Order phones']);
    const named = (said: string) => namedBy(said, [current, later], weigh);
    assert.deepEqual(named('the domain verification item'), ['Verify the domain']);
    assert.deepEqual(named('phones'), ['Order phones']);
    assert.equal(named('firewall').length, 2);
    assert.deepEqual(named('configure the firewall'), ['Configure the firewall']);
    assert.deepEqual(named('partner domains'), ['Verify the domain names of partners']);
    assert.deepEqual(named('coffee machine'), []);
    assert.deepEqual(named('the item'), []);
  });
});

describe('a typed name', () => {
  const people = ['Ana Lima', 'Ana Souza', 'Sven Larsson', '김민지', 'Diego Alves', 'Åsa Öberg'].map((name) => ({
    of: name,
    name,
  }));
  const named = (typed: string) => peopleNamed(typed, people);

  it('is the one who has it, by any part of it, with what languages put behind it', () => {
    assert.deepEqual(named('sven'), ['Sven Larsson']);
    assert.deepEqual(named('Svens'), ['Sven Larsson']);
    assert.deepEqual(named("Diego's"), ['Diego Alves']);
    assert.deepEqual(named('민지님한테'), ['김민지']);
    assert.deepEqual(named('김민지'), ['김민지']);
    assert.deepEqual(named('민지'), ['김민지']);
    assert.deepEqual(named('asa oberg'), ['Åsa Öberg']);
    assert.deepEqual(named('Larson'), ['Sven Larsson'], 'a slip of the keyboard');
  });

  it('is found in the other script by how it sounds', () => {
    assert.deepEqual(named('스벤'), ['Sven Larsson']);
    assert.deepEqual(named('디에고님'), ['Diego Alves']);
    assert.deepEqual(named('아나'), ['Ana Lima', 'Ana Souza']);
    assert.deepEqual(named('Minji'), ['김민지']);
    assert.deepEqual(named('철수'), []);
  });

  it('is several where several have it, one with the whole name, and none when no person has it', () => {
    assert.deepEqual(named('Ana'), ['Ana Lima', 'Ana Souza']);
    assert.deepEqual(named('ana souza'), ['Ana Souza']);
    for (const typed of ['Bob', 'Ana Larsson', 'An', '', '님']) assert.deepEqual(named(typed), [], typed);
  });
});
