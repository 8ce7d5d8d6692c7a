import assert from 'node:assert/strict';
import { linkTopics } from '../../../../data/search/topics/link.js';
import { datasetOf, type Said } from '../../../support/documents.js';
import { knownTopics } from '../../../support/known-topics.js';

const linked = (...says: readonly Said[]) => {
  const links = linkTopics(datasetOf({ id: 'd', says }), knownTopics());
  return says.map((_, at) => (links.get(`d#${at}`) ?? []).map(({ topic }) => topic));
};

describe('linking statements to topics', function () {
  this.timeout(300_000);

  it('takes the topic a document names, whatever its words', () => {
    assert.deepEqual(linked({ text: 'Something else entirely', topic: 'g-mfa' }), [['g-mfa']]);
  });

  it('takes the topics that ingest found, even none, and forgets those that are gone', () => {
    const text = 'Switch on two-step sign-in for everybody.';
    assert.deepEqual(
      linked(
        { text, links: [{ topic: 'g-ssl', certainty: 0.7 }] },
        { text, links: [] },
        { text, links: [{ topic: 'no-such-topic', certainty: 0.9 }] },
      ),
      [['g-ssl'], [], []],
    );
  });

  it('finds the topic by meaning, in four languages', () => {
    assert.deepEqual(
      linked(
        { text: 'Switch on two-step sign-in for everybody.' },
        { text: 'Bancada de testes: montar e manter.', locale: 'pt-BR' },
        { text: 'Skaffa publika SSL-certifikat till webbservrarna.', locale: 'sv' },
        { text: '헬프데스크 직원을 가르치고 문서를 줍니다.', locale: 'ko' },
      ),
      [['g-mfa'], ['g-testenv'], ['g-ssl'], ['g-helpdesk']],
    );
  });

  it('lets the form decide between counterparts: the party and the phase of the section', () => {
    const text = 'Firewall ports and protocols.';
    const [[customer] = [], [microsoft] = []] = [
      linked({ text, party: 'customer', phase: 'enable' })[0] ?? [],
      linked({ text, party: 'microsoft', phase: 'enable', leadIn: 'Advise on:' })[0] ?? [],
    ].map((topics) => topics);
    assert.deepEqual([customer, microsoft], ['e-fw', 'm-fw']);
  });

  it('links what is out of scope to exclusions only', () => {
    const text = 'AD FS for more than one forest.';
    assert.deepEqual(linked({ text, kind: 'out-of-scope', party: 'microsoft' }), [['o-adfs']]);
    assert.notDeepEqual(linked({ text, party: 'microsoft', phase: 'enable' }), [['o-adfs']]);
  });

  it('links a routing rule by where it sends the matter', () => {
    const says: Said = {
      text: 'Broken screens and batteries: call them directly.',
      kind: 'routing',
      party: 'support-provider',
      phase: null,
      workload: 'managed-desktop',
    };
    assert.deepEqual(linked({ ...says, destination: 'hardware-vendor' }), [['w-hw']]);
    assert.deepEqual(linked({ ...says, destination: 'support-channel' }), [['w-other']]);
  });

  it('gives two items of one list different topics', () => {
    const [first, second] = linked({ text: 'Buy software.' }, { text: 'Buy software and set it up.' });
    assert.notDeepEqual(first, second);
  });
});
