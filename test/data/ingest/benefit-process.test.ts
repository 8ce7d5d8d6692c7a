import assert from 'node:assert/strict';
import { at, fixture, lines, only, read } from './fixture.js';

describe('a process document with both parties', () => {
  const document = fixture('benefit-process.sv.md');

  it('gives the same heading to different parties by the headings above it', () => {
    assert.deepEqual([only(document, 60).party, only(document, 60).phase], ['microsoft', 'general']);
    assert.deepEqual([only(document, 96).party, only(document, 96).phase], ['customer', 'general']);
    assert.deepEqual(only(document, 90).section, [
      'Microsofts ansvar',
      'Aktiveringsfasen',
      'Aktiveringsfasen – Microsoft Intune',
    ]);
  });
  it('takes exactly the bullets under responsibility headings as items', () => {
    assert.deepEqual(lines(document, 'item'), [60, 65, 67, 69, 77, 79, 81, 83, 85, 90, 96, 100]);
  });
  it('numbers three levels', () => {
    const ordinals = [65, 67, 69, 77, 79, 81, 83, 85, 90].map((line) => only(document, line).ordinal);
    assert.deepEqual(ordinals, ['1', '2', '2.1', '1', '1.1', '1.1.1', '1.1.2', '1.2', '2']);
  });
  it('marks lines that only introduce as groups', () => {
    const groups = document.responsibilities.filter(({ group }) => group).map(({ line }) => line);
    assert.deepEqual(groups, [67, 77, 79]);
  });
  it('gives a nested line everything above it as lead-in, and a first line the paragraph', () => {
    assert.equal(only(document, 65).leadIn, 'Ge råd om:');
    assert.equal(only(document, 69).leadIn, 'Ge råd om: För enskogslådor:');
    assert.equal(only(document, 81).leadIn?.split(':').length, 4);
    assert.equal(only(document, 60).leadIn, undefined);
  });
  it('hands a condition down to the lines it introduces, which stay unconditional', () => {
    assert.deepEqual(
      [77, 81, 85].map((line) => only(document, line).condition),
      ['mobile-devices', 'mobile-devices', 'mobile-devices'],
    );
    assert.deepEqual(
      [77, 81, 83].map((line) => only(document, line).conditional),
      [true, false, true],
    );
    assert.equal(only(document, 69).condition, 'single-forest');
    assert.equal(only(document, 90).condition, undefined);
  });
  it('divides enable into core and services', () => {
    assert.deepEqual(
      [65, 81, 100].map((line) => only(document, line).stage),
      ['core', 'service', 'core'],
    );
    assert.equal(only(document, 60).stage, undefined);
    assert.equal(only(document, 81).workload, 'intune');
  });
  it('reads a bold line as a heading that is not part of the section', () => {
    assert.deepEqual(only(document, 53).section, ['Provets olika faser', 'Aktiveringsfasen']);
    assert.deepEqual(
      [only(document, 53).kind, only(document, 53).stage, only(document, 53).party],
      ['phase-description', 'service', 'microsoft'],
    );
  });
  it('knows who acts in the prose of phases', () => {
    assert.deepEqual(
      [37, 42, 44, 51].map((line) => only(document, line).party),
      ['microsoft', 'customer', 'joint', 'microsoft'],
    );
  });
  it('separates what a table cell demands from what it excludes', () => {
    assert.deepEqual(
      at(document, 27).map(({ kind, party }) => [kind, party]),
      [
        ['expectation', 'it-admin'],
        ['out-of-scope', 'microsoft'],
      ],
    );
    assert.deepEqual(
      at(document, 26).map(({ kind, text }) => [kind, text]),
      [['out-of-scope', 'Hus utan tak ligger utanför omfånget.']],
    );
  });
  it('gives the note inside a bullet its own line and kind', () => {
    assert.deepEqual(
      [only(document, 72).kind, only(document, 72).party, only(document, 72).phase],
      ['out-of-scope', 'microsoft', 'enable'],
    );
    assert.deepEqual([only(document, 88).kind, only(document, 88).group], ['prose', false]);
  });
  it('leaves out contents, outcomes, phase names, pictures, navigation and further reading', () => {
    for (const line of [8, 10, 12, 14, 31, 33, 35, 39, 47, 57, 93, 103])
      assert.deepEqual(at(document, line), [], `line ${line}`);
    assert.deepEqual(document.problems, []);
  });
  it('takes its title from the front matter, and invents no date', () => {
    assert.equal(document.document.title, 'FastTrack Center Process for Intune');
    assert.equal(document.document.edition, null);
    assert.equal(document.document.locale, 'sv');
  });
});

describe('other editions', () => {
  it('may write letters as entities, and have no title but their heading', () => {
    assert.equal(read('# F&#246;rm&#xE5;n &amp; mer').document.title, 'Förmån & mer');
  });
  it('need no anchors: headings are read in their language', () => {
    const { responsibilities, document } = fixture('no-anchors.ko.md');
    assert.deepEqual(
      responsibilities.map(({ phase, party }) => [phase, party]),
      [
        ['general', 'customer'],
        ['initiate', 'customer'],
        ['remediate', 'customer'],
        ['enable', 'customer'],
      ],
    );
    assert.deepEqual([document.edition, document.locale], ['2017-04-05', 'ko']);
  });
  it('may use tabs, no-break spaces and CRLF', () => {
    const document = fixture('tabs.pt-BR.txt');
    assert.deepEqual(
      document.responsibilities.map(({ line, text }) => [line, text.slice(0, 8)]),
      [
        [10, 'Entregar'],
        [12, 'Manter a'],
        [16, 'Mostre a'],
        [18, 'Se neces'],
      ],
    );
    assert.deepEqual(
      [only(document, 16).optional, only(document, 16).conditional, only(document, 18).condition],
      [true, true, 'wifi-vpn'],
    );
    assert.deepEqual([document.document.locale, document.document.edition], ['pt-BR', null]);
  });
  it('may write headings without a space, services beside enable, and indent by anything', () => {
    const document = fixture('services.en.md');
    assert.deepEqual(
      document.responsibilities.map(({ line, stage, ordinal, kind }) => [line, stage, ordinal, kind]),
      [
        [12, 'core', '1', 'item'],
        [16, 'service', '1', 'item'],
        [17, 'service', '1.1', 'item'],
        [18, 'service', '1.1.1', 'item'],
        [19, 'service', '1.1.2', 'item'],
        [23, 'service', '1', 'item'],
        [26, 'service', null, 'out-of-scope'],
        [28, 'service', '2', 'item'],
        [32, undefined, '1', 'out-of-scope'],
      ],
    );
    assert.equal(only(document, 18).text, 'Left one');
    assert.equal(only(document, 16).group, false);
    assert.equal(only(document, 23).workload, 'aad-premium');
    assert.equal(document.document.edition, '2018-12-04');
  });
});

describe('a process page that is one table of HTML', () => {
  const pages = {
    th: {
      heads: ['เฟส', 'ความรับผิดชอบของ FastTrack', 'ความรับผิดชอบของลูกค้า'],
      phases: ['ทั่วไป', 'เริ่มต้น', 'ประเมิน', 'แก้ไข', 'เปิดใช้งาน', 'การโยกย้ายข้อมูล'],
      opener: 'ดูแลสวน รวมถึง:',
      duties: ['รดน้ำต้นไม้ทุกเช้า', 'ตัดหญ้าทุกสัปดาห์', 'ปลูกดอกไม้ริมทางเดิน'],
    },
    ko: {
      heads: ['단계', 'FastTrack 책임', '고객 책임'],
      phases: ['일반', '시작', '평가', '재구성', '사용', '데이터 마이그레이션'],
      opener: '정원을 돌봅니다. 다음을 포함합니다.',
      duties: ['아침마다 나무에 물을 줍니다.', '매주 잔디를 깎습니다.', '길가에 꽃을 심습니다.'],
    },
    pt: {
      heads: ['Fase', 'Responsabilidades do FastTrack', 'Responsabilidades do cliente'],
      phases: ['Geral', 'Iniciar', 'Avaliar', 'Corrigir', 'Habilitar', 'Migração de Dados'],
      opener: 'Cuide do jardim, incluindo:',
      duties: ['Regue as árvores todas as manhãs.', 'Corte a grama toda semana.', 'Plante flores ao longo do caminho.'],
    },
  };

  for (const [locale, { heads, phases, opener, duties }] of Object.entries(pages))
    it(`gives each duty its phase, party and lead-in in ${locale}`, () => {
      const [first, second, third] = duties;
      const row = (phase: string) =>
        `<tr><td><strong>${phase}</strong></td><td><ul><li>${third}</li></ul></td><td><ul><li>${opener}\n<ul><li>${first}</li><li>${second}</li></ul></li></ul></td></tr>`;
      const { responsibilities } = read(
        '---',
        `ms.contentlocale: ${locale}`,
        '---',
        '# FastTrack',
        '<table>',
        `<tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr>`,
        ...phases.map(row),
        '</table>',
      );
      const items = responsibilities.filter(({ kind }) => kind === 'item');
      assert.deepEqual(
        [...new Set(items.map(({ phase }) => phase))],
        ['general', 'initiate', 'assess', 'remediate', 'enable', 'data-migration'],
      );
      assert.equal(items.filter(({ party }) => party === 'microsoft').length, phases.length);
      assert.equal(items.filter(({ party }) => party === 'customer').length, phases.length * 3);
      for (const { text, leadIn } of items)
        assert.equal(leadIn, text === first || text === second ? opener : undefined, text);
    });
});
