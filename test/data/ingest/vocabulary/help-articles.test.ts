import assert from 'node:assert/strict';
import { ingest } from '../../../../data/ingest/ingest.js';
import { firstPlaybook } from '../../../../data/playbooks/shipped.js';
import { deliveryPlaybook } from '../../../support/playbooks.js';

const article = ['# Lantern Care at a glance', '', '## What we do', '', '1. Fill the lamps', '2. Trim the wicks', ''];

const readBy = (playbook: typeof deliveryPlaybook, lines: readonly string[]) =>
  ingest([{ name: 'care.md', bytes: Buffer.from(lines.join('\n')) }], playbook).dataset.responsibilities.map(
    ({ party, text }) => `${party}: ${text}`,
  );

const publishing = (...titles: readonly string[]): typeof deliveryPlaybook => ({
  ...deliveryPlaybook,
  parties: deliveryPlaybook.parties.map((party) => (party.id === 'supplier' ? { ...party, articles: titles } : party)),
});

describe('help articles', () => {
  it('are a matter of the playbook: one without them reads the numbered lists', () => {
    const duties = readBy(deliveryPlaybook, ['# Lantern Care', '', '## Customer', '', ...article.slice(4)]);
    assert.deepEqual(duties, ['customer: Fill the lamps', 'customer: Trim the wicks']);
  });

  it('have steps to click in their numbered lists when a party of the playbook publishes them', () => {
    const lines = ['# Lantern Care', '', '## Customer', '', ...article.slice(4)];
    assert.deepEqual(readBy(publishing('lantern care'), lines), []);
    assert.deepEqual(readBy(publishing('Other Care'), lines).length, 2, 'the title names no article of theirs');
  });

  it('speak of their publisher as “we” where a phase says what is done in it', () => {
    const lines = ['# Lantern Care', '', '## Discovery', '', 'We clean every lamp within a day.', ''];
    assert.deepEqual(readBy(publishing('Lantern Care'), lines), ['supplier: We clean every lamp within a day.']);
  });

  it('are of the narrower service when they name a party beside the phases', () => {
    const lines = ['# Managed Desktop in the FastTrack offer', '', '## Enable', '', 'We answer within a day.', ''];
    assert.deepEqual(readBy(firstPlaybook(), lines), ['managed-desktop: We answer within a day.']);
  });
});
