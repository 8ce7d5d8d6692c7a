import assert from 'node:assert/strict';
import { readTables, told, toldOf, unreadOf } from './told.js';

describe('a matrix of letters', () => {
  it('gives each row everybody whom its letters name', () => {
    assert.deepEqual(
      toldOf(
        '| Activity | Client | Supplier | Sponsor |',
        '|---|---|---|---|',
        '| Choose the trees | R | C | A |',
        '| Dig the pond | **I** | A/R | - |',
        '| Lay the path | R, A | RA | N/A |',
        '| Fence the plot | | R & I | C I |',
      ),
      [
        'client does, supplier consulted, sponsor approves: Choose the trees',
        'client informed, supplier approves, supplier does: Dig the pond',
        'client does, client approves, supplier does, supplier approves: Lay the path',
        'supplier does, supplier informed, sponsor consulted, sponsor informed: Fence the plot',
      ],
    );
  });
  it('keeps letters with words behind or in brackets, and S as guiding', () => {
    assert.deepEqual(
      toldOf(
        '| Activity | Client | Supplier | Sponsor |',
        '|---|---|---|---|',
        '| Prune | R (north side) | S | A when it rains |',
        '| Water | R shared | C→reviews | I¹ |',
        '| Sow | R | I | C |',
      ),
      [
        'client does, supplier guides, sponsor approves: Prune',
        'client does, supplier consulted, sponsor informed: Water',
        'client does, supplier informed, sponsor consulted: Sow',
      ],
    );
  });
  it('reads words and check marks as it reads letters', () => {
    assert.deepEqual(
      toldOf(
        '| Workstream | Client | Supplier |',
        '|---|---|---|',
        '| Soil tests | Lead | Support |',
        '| Seed orders | Responsible | Accountable for rare seeds |',
        '| Tool shed | ✓ (with partner) | :heavy_check_mark: |',
        '| Beehives | X | no |',
        '| Compost | Approve | Lead, Execute |',
      ),
      [
        'client does, supplier guides: Soil tests',
        'client does, supplier approves: Seed orders',
        'client does, supplier does: Tool shed',
        'client does: Beehives',
        'client approves, supplier does: Compost',
      ],
    );
  });
  it('takes the meaning of own letters from a legend anywhere, and none for its rows', () => {
    const rows = [
      '| Aktivitet | Beställaren | Leverantören |',
      '|---|---|---|',
      '| Köpa träd | U | K |',
      '| Rita planen | B | U |',
    ];
    const read = ['client does, supplier consulted: Köpa träd', 'client approves, supplier does: Rita planen'];
    assert.deepEqual(toldOf(...rows, '', 'U = Utför, K = Konsulteras, B = Beslutar, I = Informeras'), read);
    assert.deepEqual(
      toldOf(
        '| Bokstav | Betyder |',
        '|---|---|',
        '| U | Utför |',
        '| K | Konsulteras |',
        '| B | Beslutar |',
        '',
        ...rows,
      ),
      read,
    );
    assert.deepEqual(toldOf('- **U**: Utför', '- **K**: Konsulteras', '- **B**: Beslutar', '', ...rows), read);
  });
  it('lets the owner say what letters mean, before everybody’s meaning', () => {
    assert.deepEqual(
      told('doc.md', '| Task | Client | Supplier |\n|---|---|---|\n| Mow | OWNs/Execute | Helps |\n| Rake | R | Q |', {
        letters: { OWNs: ['approves'], Execute: ['does'], Helps: ['consulted'], Q: null },
      }),
      ['client approves, client does, supplier consulted: Mow', 'client does: Rake'],
    );
  });
  it('says letters that nobody explains, and guesses none', () => {
    const lines = ['| Task | Client | Supplier |', '|---|---|---|', '| Mow | R | Q |', '| Rake | I | V/R |'];
    assert.deepEqual(toldOf(...lines), ['client does: Mow', 'client informed, supplier does: Rake']);
    assert.deepEqual(unreadOf(...lines), ['cell Q: letters Q', 'cell V: letters V']);
  });
  it('tells the fainter of two signs from the stronger one', () => {
    const lines = ['| 作業 | 弊社 | お客様 |', '|---|---|---|', '| 植樹 | ◎ | ○ |', '| 散水 | | ◎ |'];
    assert.deepEqual(toldOf(...lines), ['supplier does: 植樹', 'client does: 散水']);
    assert.deepEqual(unreadOf(...lines), ['cell ○: letters ○']);
    assert.deepEqual(toldOf(...lines, '', '凡例: ◎ 主担当、○ 支援'), [
      'supplier does, client guides: 植樹',
      'client does: 散水',
    ]);
  });
  it('leaves out an unknown column alone, and says what would cure it', () => {
    const lines = ['| Task | Client | Globex |', '|---|---|---|', '| Mow | R | A |', '| Rake | | R |'];
    assert.deepEqual(toldOf(...lines), ['client does: Mow']);
    assert.deepEqual(unreadOf(...lines), ['column Globex: parties Globex']);
  });
  it('says one cure for a whole matrix of strangers', () => {
    assert.deepEqual(unreadOf('## Duties', '', '| Task | Globex | Initech |', '|---|---|---|', '| Mow | R | A |'), [
      'table Duties: parties Globex, Initech',
    ]);
  });
  it('says a row in which no letter stands, and takes one that is excluded for no duty', () => {
    const lines = [
      '| Task | Client | Supplier |',
      '|---|---|---|',
      '| Mow | R | |',
      '| Rake | | |',
      '| Feed the fish (not included) | | |',
      '| Paint | out of scope | out of scope |',
    ];
    assert.deepEqual(toldOf(...lines), [
      'client does: Mow',
      'out-of-scope nobody: Feed the fish (not included)',
      'out-of-scope nobody: Paint',
    ]);
    assert.deepEqual(unreadOf(...lines), ['row Rake']);
  });
  it('is optional where all who do it do it only sometimes', () => {
    assert.deepEqual(
      toldOf(
        '| Task | Client | Supplier |',
        '|---|---|---|',
        '| Mow | R (optional) | I |',
        '| Rake | R | R (if needed) |',
      ),
      ['client does, supplier informed: Mow optional', 'client does, supplier does: Rake'],
    );
  });
  it('ignores columns of state, dates and numbers, and rows that add up', () => {
    assert.deepEqual(
      toldOf(
        '| # | Task | Client | Supplier | Done | Week 3 | Comment |',
        '|---|---|---|---|---|---|---|',
        '| 1 | Mow | X | | ☑ | X | wet |',
        '| 2 | Rake | | X | ☐ | | |',
        '| | Total | 1 | 1 | | | |',
      ),
      ['client does: Mow', 'supplier does: Rake'],
    );
  });
  it('turns round where the rows are parties', () => {
    assert.deepEqual(
      toldOf(
        '| | Mowing | Raking |',
        '|---|---|---|',
        '| Gardeners | Responsible | Informed |',
        '| Sponsor | Accountable | Consulted |',
      ),
      ['gardeners does, sponsor approves: Mowing', 'gardeners informed, sponsor consulted: Raking'],
    );
  });
  it('is about its heading where roles stand before columns of letters', () => {
    assert.deepEqual(
      toldOf(
        '### Planting plan',
        '| Role | Responsible | Accountable | Consulted |',
        '|---|---|---|---|',
        '| Gardeners | ✓ | - | - |',
        '| Sponsor | - | ✓ | ✓ |',
      ),
      ['gardeners does, sponsor approves, sponsor consulted: Planting plan'],
    );
  });
  it('lets a head name several parties, or say in brackets what its marks mean', () => {
    assert.deepEqual(toldOf('| Task | Client & Supplier | Partner |', '|---|---|---|', '| Mow | R | I |'), [
      'client does, supplier does, partner informed: Mow',
    ]);
    assert.deepEqual(toldOf('| Task | Client (R) | Sponsor (A) |', '|---|---|---|', '| Mow | X | X |'), [
      'client does, sponsor approves: Mow',
    ]);
  });
  it('resolves the short names that the document explains', () => {
    assert.deepEqual(
      toldOf('GT = Garden Team, SP = Sponsor', '', '| Task | GT | SP |', '|---|---|---|', '| Mow | R | A |'),
      ['gardeners does, sponsor approves: Mow'],
    );
  });
  it('knows the words of other languages', () => {
    const one = (head: string, row: string) => toldOf(head, '|---|---|---|', row);
    assert.deepEqual(one('| 업무 | 고객사 | 공급사 |', '| 토양 검사 | 승인 | 수행 |'), [
      'client approves, supplier does: 토양 검사',
    ]);
    assert.deepEqual(one('| 作業項目 | お客様 | 弊社 |', '| 土壌検査 | 承認 | 実行 |'), [
      'client approves, supplier does: 土壌検査',
    ]);
    assert.deepEqual(one('| 活动 | 客户 | 供应商 |', '| 土壤检测 | 批准 | 执行 |'), [
      'client approves, supplier does: 土壤检测',
    ]);
    assert.deepEqual(one('| Aufgabe | Kunde | Lieferant |', '| Boden prüfen | informiert | verantwortlich |'), [
      'client informed, supplier does: Boden prüfen',
    ]);
    assert.deepEqual(one('| Tarefa | Cliente | Fornecedor |', '| Testar o solo | Consultado | Executa |'), [
      'client consulted, supplier does: Testar o solo',
    ]);
  });
});

describe('the heads of a table', () => {
  it('are found below titles and notes where the format knows none', () => {
    assert.deepEqual(
      told(
        'doc.csv',
        'Orchard;;;\nWho does what;;;\n;;;\nNr;Task;Client;Supplier\n1;Mow;R;A\n;Planting;;\n2;Dig;I;R\n',
      ),
      ['client does, supplier approves: Mow', 'client informed, supplier does: Dig (planting)'],
    );
  });
  it('may stand in two rows', () => {
    assert.deepEqual(
      told(
        'doc.html',
        '<table><tr><td>Activity</td><td colspan="2">Client</td><td>Supplier</td></tr><tr><td></td><td>Gardeners</td><td>Sponsor</td><td>Quality Lead</td></tr><tr><td>Mow</td><td>R</td><td>A</td><td>C</td></tr></table>',
      ),
      ['gardeners does, sponsor approves, tester consulted: Mow'],
    );
    assert.deepEqual(
      toldOf(
        '| Activity | Client | | Supplier | |',
        '|---|---|---|---|---|',
        '| | R | I | R | A |',
        '| Mow | X | | | X |',
        '| Rake | | X | X | |',
      ),
      ['client does, supplier approves: Mow', 'client informed, supplier does: Rake'],
    );
  });
  it('may come again further down', () => {
    assert.deepEqual(told('doc.csv', 'Task;Client;Supplier\nMow;R;A\nTask;Client;Supplier\nRake;;R\n'), [
      'client does, supplier approves: Mow',
      'supplier does: Rake',
    ]);
  });
  it('need not be there', () => {
    assert.deepEqual(toldOf('| | |', '|---|---|', '| Client | Orders the trees |', '| Supplier | Plants the trees |'), [
      'client does: Orders the trees',
      'supplier does: Plants the trees',
    ]);
  });
});

describe('phases in a table', () => {
  it('come from a column, also where it is filled only at its first row', () => {
    assert.deepEqual(
      toldOf(
        '| Phase | Task | Client | Supplier |',
        '|---|---|---|---|',
        '| Survey | Draw | | R |',
        '| | Check | R | |',
        '| Planting | Dig | | R |',
      ),
      ['supplier does: Draw (survey)', 'client does: Check (survey)', 'supplier does: Dig (planting)'],
    );
  });
  it('come from rows that hold nothing else, and from the caption', () => {
    assert.deepEqual(
      toldOf(
        '| Task | Client | Supplier |',
        '|---|---|---|',
        '| **Survey** | | |',
        '| Draw | | R |',
        '| Planting | | |',
        '| Dig | R | |',
      ),
      ['supplier does: Draw (survey)', 'client does: Dig (planting)'],
    );
    assert.deepEqual(
      told(
        'doc.html',
        '<table><caption>Harvest phase</caption><tr><th>Task</th><th>Client</th><th>Supplier</th></tr><tr><td>Pick</td><td>R</td><td>I</td></tr></table>',
      ),
      ['client does, supplier informed: Pick (harvest)'],
    );
  });
  it('are said where the playbook has none of that name', () => {
    assert.deepEqual(unreadOf('| Phase | Task | Client |', '|---|---|---|', '| Wintering | Rest | R |'), [
      'cell Wintering: phases Wintering',
    ]);
  });
});

describe('a table in which nobody does anything', () => {
  it('makes no statement of states, contacts, meetings, risks, questions and prices', () => {
    for (const lines of [
      ['| Milestone | Date | Status |', '|---|---|---|', '| Kick-off | May | Done |'],
      [
        '| Role | Name | Email |',
        '|---|---|---|',
        '| Sponsor | Ann | a@b.example |',
        '| Gardeners | Bo | c@d.example |',
      ],
      [
        '| Meeting | Frequency | Participants | Purpose |',
        '|---|---|---|---|',
        '| Weekly | weekly | Client, Supplier | review |',
      ],
      ['| Risk | Impact | Owner |', '|---|---|---|', '| Late frost | High | Client |'],
      ['| Question | Comment | Owner |', '|---|---|---|', '| Which apples? | | Client |'],
      ['| Item | Price | Supplier |', '|---|---|---|', '| Spade | 10 | Globex |'],
    ])
      assert.deepEqual(toldOf(...lines), [], lines[0]);
  });
  it('is left out as a legend where it only explains letters', () => {
    const { responsibilities, leftOut } = readTables(
      'doc.md',
      '| Letter | Meaning |\n|---|---|\n| R | Responsible: does the work |\n| A | Accountable: signs it off |\n| C | Consulted |\n',
    );
    assert.deepEqual([responsibilities, leftOut], [[], [{ line: 1, until: 5 }]]);
  });
});
