import assert from 'node:assert/strict';
import { openKnowledge } from '../../../../bot/knowledge/knowledge.js';

const { answer } = openKnowledge();

/** What is asked, what leads the answer (a topic, or the line's own mark; null = the documents don't say), and whose it is. */
type Row = readonly [question: string, leads: string | null, parties: string];

const whole: readonly Row[] = [
  ['who enables Teams Phone?', 'e-services', 'customer microsoft'],
  ['누가 Teams Phone을 켜나요?', 'e-services', 'customer microsoft'],
  ['Quem habilita o Teams Phone?', 'e-services', 'customer microsoft'],
  ['Vem aktiverar Teams Phone?', 'e-services', 'customer microsoft'],
  ['who sets up Defender for Identity?', 'e-services', 'customer microsoft'],
  ['who sets up Azure ATP?', 'e-services', 'customer microsoft'],
  ['Defender for Identity는 누가 설정하나요?', 'e-services', 'customer microsoft'],
  ['Quem configura o Defender para Identidade?', 'e-services', 'customer microsoft'],
  ['Vem konfigurerar Defender för identitet?', 'e-services', 'customer microsoft'],
  ['who enables Defender for Endpoint?', 'e-services', 'customer microsoft'],
  ['who sets up MCAS?', 'e-services', 'customer microsoft'],
  ['who configures AIP?', 'e-services', 'customer microsoft'],
  ['AIP는 누가 설정하나요?', 'e-services', 'customer microsoft'],
  ['Quem configura o AIP?', 'e-services', 'customer microsoft'],
  ['Vem konfigurerar AIP?', 'e-services', 'customer microsoft'],
  ['who sets up Windows Virtual Desktop?', 'e-services', 'customer microsoft'],
  ['who sets up Azure Virtual Desktop?', 'e-services', 'customer microsoft'],
  ['Quem configura a Área de Trabalho Virtual do Windows?', 'e-services', 'customer microsoft'],
  ['Vem konfigurerar Windows Virtual Desktop?', 'e-services', 'customer microsoft'],
  ['who enables Yammer?', 'sc-yammer-enable', 'microsoft customer'],
  ['who enables Viva Engage?', 'sc-yammer-enable', 'microsoft customer'],
  ['야머는 누가 활성화하나요?', 'sc-yammer-enable', 'microsoft customer'],
  ['Quem habilita o Yammer?', 'sc-yammer-enable', 'microsoft customer'],
  ['Vem aktiverar Yammer?', 'sc-yammer-enable', 'microsoft customer'],
];

const parts: readonly Row[] = [
  ['who sets up Entra Connect?', 'e-dirsync', 'customer microsoft'],
  ['who sets up Azure AD Connect?', 'e-dirsync', 'customer microsoft'],
  ['who assigns Power BI licenses?', 'sc-pbi-licenses', 'microsoft customer'],
  ['who migrates our mailboxes?', 'pr-resp-migration-500', 'microsoft'],
  ['누가 사서함을 마이그레이션하나요?', 'pr-resp-migration-500', 'microsoft'],
  ['Quem migra nossas caixas de correio?', 'pr-resp-migration-500', 'microsoft'],
  ['Vem migrerar våra postlådor?', 'pr-resp-migration-500', 'microsoft'],
  ['who schedules the migration events?', 'pr-dm-plan-events', 'customer'],
  ['who changes the MX records?', 'pr-en-dns-records', 'customer'],
];

const general: readonly Row[] = [
  ['who opens the firewall ports?', 'e-fw', 'customer microsoft'],
  ['who configures DNS?', 'm-dns', 'microsoft customer'],
  ['who trains the users?', 'g-comms', 'customer'],
  ['who trains users on Teams?', 'g-comms', 'customer'],
  ['who sets up the tenant?', 'm-tenant', 'microsoft'],
  ['who assigns licenses?', 'm-lic', 'microsoft customer'],
  ['who provides the remediation checklist?', 'm-checklist', 'microsoft customer'],
  ['who creates a test environment?', 'g-testenv', 'customer'],
];

const silent: readonly Row[] = [
  ['who enables Copilot?', null, ''],
  ['who pays for Teams Phone?', null, ''],
  ['who pays for Yammer?', null, ''],
  ['vem betalar för Teams Phone?', null, ''],
  ['who backs up SharePoint?', null, ''],
  ['who deletes old Teams channels?', null, ''],
  ['who deploys Chrome?', null, ''],
];

function check(rows: readonly Row[]): void {
  const answered = rows.map(([question]): Row => {
    const { main, parties } = answer({ text: question });
    return [question, main?.topic?.id ?? main?.lead.responsibility.topic ?? null, parties.join(' ')];
  });
  assert.deepEqual(answered, rows);
}

describe('a service of FastTrack, by the names of 2021 and of today', () => {
  it('is turned on by the customer with guidance, in four languages', () => check(whole));
  it('has its own lines where they are asked for', () => check(parts));
  it('does not answer a question that names none while a general line does', () => check(general));
  it('is met with silence where no line says it', () => check(silent));

  it('has its own lines behind what is said of all services', () => {
    const { further } = answer({ text: 'who sets up Defender for Identity?' });
    assert.ok(further.length > 0);
    for (const { lead } of further) assert.equal(lead.responsibility.workload, 'defender-for-identity');
  });
});
