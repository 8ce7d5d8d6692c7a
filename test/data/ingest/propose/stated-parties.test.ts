import assert from 'node:assert/strict';
import { drafted, draftedPhases, draftedSides } from './drafted.js';

describe('what documents state of parties and phases', () => {
  const tasks = ['| Task | Owner |', '|---|---|', '| Saw the planks | Fennholt |', '| Count the planks | Brack |'];

  it('gives a side to names beside labels, in definitions and before brackets', () => {
    assert.deepEqual(draftedSides(drafted('# Jetty', 'Supplier: Fennholt. Client: Brack', '', ...tasks)), {
      Fennholt: 'provider',
      Brack: 'customer',
    });
    assert.deepEqual(draftedSides(drafted('# Jetty', '- **Fennholt**: vendor of the planks', '', ...tasks)), {
      Fennholt: 'provider',
      Brack: 'customer',
    });
    assert.deepEqual(draftedSides(drafted('# Jetty', 'Between Brack (the “Client”) and Fennholt.', '', ...tasks)), {
      Fennholt: 'provider',
      Brack: 'customer',
    });
  });

  it('takes who leaves for a third party when another supplier comes', () => {
    const text = 'Outgoing supplier: Brack. Incoming supplier: Fennholt.';
    assert.deepEqual(draftedSides(drafted('# Jetty', text, '', ...tasks, '| Open the gate | Harbour board |')), {
      Fennholt: 'provider',
      Brack: 'other',
      'Harbour board': 'customer',
    });
  });

  it('tells two organisations of a list of roles apart by title and author', () => {
    const proposal = drafted(
      '# Orlund: new looms',
      'Prepared by Webbla.',
      '',
      '| Name | Company | Role |',
      '|---|---|---|',
      '| Siv | Webbla | Fitter |',
      '| Jarl | Orlund | Weaver |',
      '',
      '| Task | Owner |',
      '|---|---|',
      '| Mount the looms | Siv |',
      '| Clear the hall | Jarl |',
    );
    assert.deepEqual(draftedSides(proposal), { Siv: 'provider', Jarl: 'customer' });
    assert.equal(proposal.unsure.size, 2);
  });

  it('takes a company among departments for the one that is hired, and asks', () => {
    const lines = ['| Aufgabe | Verantwortlich |', '|---|---|', '| Messen | Brack GmbH |', '| Prüfen | Werkleitung |'];
    const proposal = drafted('# Waage', ...lines, '| Eichen | Brack |');
    assert.deepEqual(draftedSides(proposal), { 'Brack GmbH': 'provider', Werkleitung: 'customer' });
    assert.ok(proposal.unsure.size > 0);
  });

  it('keeps words of one team together when they are no organisation', () => {
    const lines = ['| Task | Loom lead | Loom hand | Yarn lead | Yarn hand |', '|---|---|---|---|---|'];
    const proposal = drafted('# Yarn', ...lines, '| Spin | R | A | C | I |', '| Weave | A | R | I | C |');
    assert.ok(proposal.lacksSides);
  });

  it('takes phases from rows over a table and from badged cells', () => {
    const rows = [
      '| Phase | Client | Vendor |',
      '|---|---|---|',
      '| 1. Measure DONE | Open the hall | Bring the tape |',
    ];
    const proposal = drafted('# Hall', ...rows, '| 2. Cut IN PROGRESS | Sweep the floor | Cut the planks |');
    assert.deepEqual(draftedPhases(proposal), ['1. Measure', '2. Cut']);
    assert.deepEqual(proposal.playbook.phases[0]?.aliases, { en: ['1. Measure DONE'] });
  });

  it('takes phases that a sentence counts up for headings below each party', () => {
    const proposal = drafted(
      '# Mill',
      'The work has three phases: Soaking, Grinding and Drying.',
      ...['Vendor', 'Client'].flatMap((who) => [
        `## ${who} responsibilities`,
        ...['Soaking', 'Grinding', 'Drying'].flatMap((when) => [`### ${when}`, '- Turn the wheel']),
      ]),
    );
    assert.deepEqual(draftedPhases(proposal), ['Soaking', 'Grinding', 'Drying']);
    assert.deepEqual(draftedSides(proposal), { Vendor: 'provider', Client: 'customer' });
  });

  it('takes the other headings of a numbered row for phases when some of them are', () => {
    const table = ['| Task | Client | Vendor |', '|---|---|---|', '| Carry the sacks | R | A |'];
    const names = ['A. Design', 'B. Transition', 'C. Milling as usual', 'D. Testing'];
    assert.deepEqual(draftedPhases(drafted('# Mill', ...names.flatMap((name) => [`## ${name}`, ...table, '']))), names);
  });

  it('takes no term that a list explains for a party', () => {
    const lines = ['| Task | Ann | Ben |', '|---|---|---|', '| Sow | R | A |', '| Reap | A | R |', ''];
    const proposal = drafted('# Field', ...lines, '- **DoR (Definition of Ripe)**: Ann tastes it');
    assert.deepEqual(Object.keys(draftedSides(proposal)).slice(0, 2), ['Ann', 'Ben']);
    assert.equal(proposal.playbook.parties.length, 3);
  });

  it('keeps the vowels of a Thai name and finds its phases', () => {
    const head = '| ขั้นตอน | ความรับผิดชอบของ Webbla | ความรับผิดชอบของลูกค้า |';
    const rows = ['| เริ่ม | ตั้งค่าเครื่อง | เตรียมห้อง |', '| จบ | ส่งมอบงาน | ตรวจรับงาน |'];
    const proposal = drafted('# แผนงาน', head, '|---|---|---|', ...rows);
    assert.deepEqual(draftedSides(proposal), { Webbla: 'provider', ลูกค้า: 'customer' });
    assert.deepEqual(draftedPhases(proposal), ['เริ่ม', 'จบ']);
  });
});
