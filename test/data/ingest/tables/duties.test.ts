import assert from 'node:assert/strict';
import { readTables, told, toldOf, unreadOf } from './told.js';

describe('columns of owners', () => {
  it('give each task those whom their cells name, however they are divided', () => {
    assert.deepEqual(
      toldOf(
        '| # | Task | Owner | Due |',
        '|---|---|---|---|',
        '| 1 | Mow | Client | May |',
        '| 1.1 | Rake | Client + Supplier | May |',
        '| 2 | Sow | Client, Supplier & Partner | June |',
        '| 3 | Water | Client<br>Partner | |',
        '| 4 | Weed | Gardeners / Quality Lead | |',
        '| 5 | Fence | Client and Supplier | |',
      ),
      [
        'client does: Mow',
        'client does, supplier does: Rake',
        'client does, supplier does, partner does: Sow',
        'client does, partner does: Water',
        'gardeners does, tester does: Weed',
        'client does, supplier does: Fence',
      ],
    );
  });
  it('say by their heads what the named ones do', () => {
    const read = ['supplier does, client guides, sponsor approves: Dig the pond'];
    const row = '| Dig the pond | Supplier | Client | Sponsor |';
    assert.deepEqual(toldOf('| Task | Responsible | Supported by | Approved by |', '|---|---|---|---|', row), read);
    assert.deepEqual(toldOf('| Aufgabe | Verantwortlich | Unterstützung | Freigabe |', '|---|---|---|---|', row), read);
    assert.deepEqual(toldOf('| Tarefa | Responsável | Apoio | Aprovação |', '|---|---|---|---|', row), read);
    assert.deepEqual(toldOf('| Uppgift | Ansvarig | Stöd | Godkänns av |', '|---|---|---|---|', row), read);
    assert.deepEqual(toldOf('| 작업 | 담당자 | 지원 | 승인자 |', '|---|---|---|---|', row), read);
    assert.deepEqual(toldOf('| 任务 | 负责人 | 协助 | 审批人 |', '|---|---|---|---|', row), read);
    assert.deepEqual(toldOf('| タスク | 担当者 | 支援 | 承認者 |', '|---|---|---|---|', row), read);
    assert.deepEqual(toldOf('| Задача | Исполнитель | Поддержка | Утверждает |', '|---|---|---|---|', row), read);
  });
  it('may be the letters themselves', () => {
    assert.deepEqual(
      toldOf(
        '| Task | R | A | C | I |',
        '|---|---|---|---|---|',
        '| Plan | Supplier | Sponsor | Client, Partner | Gardeners |',
      ),
      ['supplier does, sponsor approves, client consulted, partner consulted, gardeners informed: Plan'],
    );
  });
  it('take words beside a name for what it does, and words of a longer name for another name', () => {
    const lines = [
      '| Day | Activity | Client | Supplier |',
      '|---|---|---|---|',
      '| Mon | Watering | Gardeners lead | Quality Lead observes |',
      '| Tue | Pruning | Sponsor for the old trees | Project Manager |',
    ];
    assert.deepEqual(toldOf(...lines), [
      'gardeners does, tester informed: Watering',
      'sponsor does, planner does: Pruning',
    ]);
    const doubtful = ['| Task | Owner |', '|---|---|', '| Mow | Client |', '| Rake | Client PM |', '| Sow | Anna |'];
    assert.deepEqual(toldOf(...doubtful), ['client does: Mow', 'nobody: Rake', 'nobody: Sow']);
    assert.deepEqual(unreadOf(...doubtful), ['cell Client PM: parties Client PM', 'cell Anna: parties Anna']);
  });
  it('count a deputy as one who does it, beside the one who is stood in for', () => {
    assert.deepEqual(toldOf('| Task | Owner | Deputy |', '|---|---|---|', '| Mow | Client | Supplier |'), [
      'client does, supplier does: Mow',
    ]);
  });
  it('hold placeholders for nobody, and rows of placeholders for no task', () => {
    assert.deepEqual(
      toldOf(
        '| Task | Owner |',
        '|---|---|',
        '| Mow | TBD |',
        '| [Task name] | [Owner] |',
        '| <Task> | <who> |',
        '| [Order seeds] | Client |',
      ),
      ['nobody: Mow', 'client does: Order seeds'],
    );
  });
  it('name parties per edition where several columns hold nothing else', () => {
    assert.deepEqual(
      toldOf(
        '| Layer | Contents | Small garden | Large garden |',
        '|---|---|---|---|',
        '| **Soil** | Beds, paths | **Client** | **Supplier (*1)** |',
      ),
      ['client does, supplier does: Soil: Beds, paths'],
    );
  });
  it('may be called roles beside a task', () => {
    assert.deepEqual(toldOf('| Step | Activity | Role |', '|---|---|---|', '| 1 | Mow the lawn | Gardeners |'), [
      'gardeners does: Mow the lawn',
    ]);
  });
  it('give a list in the task’s cell to their owners item by item', () => {
    assert.deepEqual(
      told(
        'doc.html',
        '<table><tr><th>Task</th><th>Owner</th></tr><tr><td><ul><li>Mow</li><li>Rake</li></ul></td><td>Client</td></tr></table>',
      ),
      ['client does: Mow', 'client does: Rake'],
    );
  });
});

describe('a party’s own column', () => {
  it('holds as many duties as its cells have items, paragraphs and lines', () => {
    assert.deepEqual(
      told(
        'doc.html',
        `<table><thead><tr><th>Phase</th><th>Supplier responsibilities</th><th>Client responsibilities</th></tr></thead>
         <tr><td rowspan="2">Survey</td><td><ul><li>Measure the plot</li><li>Draw the plan</li></ul></td><td><p>Open the gate.</p><p>Name a contact.</p></td></tr>
         <tr><td>Count the trees, the bushes and the beds</td><td>&ndash;</td></tr>
         <tr><td>Planting</td><td>Dig<br>Plant</td><td>Water (optional)</td></tr></table>`,
      ),
      [
        'supplier does: Measure the plot (survey)',
        'supplier does: Draw the plan (survey)',
        'client does: Open the gate. (survey)',
        'client does: Name a contact. (survey)',
        'supplier does: Count the trees, the bushes and the beds (survey)',
        'supplier does: Dig (planting)',
        'supplier does: Plant (planting)',
        'client does: Water (optional) (planting) optional',
      ],
    );
  });
  it('keeps the parent of nested items and the line above a list as their lead-in', () => {
    assert.deepEqual(
      told(
        'doc.html',
        '<table><tr><th>Phase</th><th>Supplier</th><th>Client</th></tr><tr><td>Survey</td><td><p>Do the following:</p><ul><li>Prepare the ground:<ul><li>remove stones</li></ul></li></ul></td><td>Watch</td></tr></table>',
      ),
      [
        'supplier does: Do the following: > Prepare the ground: (survey) group',
        'supplier does: Do the following: Prepare the ground: > remove stones (survey)',
        'client does: Watch (survey)',
      ],
    );
  });
  it('shares a cell that lies over several of them', () => {
    assert.deepEqual(
      told(
        'doc.html',
        '<table><tr><th>Phase</th><th>Supplier</th><th>Client</th></tr><tr><td>Survey</td><td>Draw</td><td>Check</td></tr><tr><td>Harvest</td><td colspan="2">Taste the apples together</td></tr></table>',
      ),
      [
        'supplier does: Draw (survey)',
        'client does: Check (survey)',
        'supplier does, client does: Taste the apples together (harvest)',
      ],
    );
  });
  it('leads with the topic of its row', () => {
    assert.deepEqual(
      toldOf('| Activity | We | You |', '|---|---|---|', '| Kick-off | Bring the plans | Invite your people |'),
      ['supplier does: Kick-off > Bring the plans', 'client does: Kick-off > Invite your people'],
    );
  });
  it('tells by a duty’s words who only advises or approves', () => {
    assert.deepEqual(
      toldOf(
        '| Phase | Supplier tasks | Client tasks |',
        '|---|---|---|',
        '| Survey | Provide remote guidance for the survey | Approve the plan |',
        '| Planting | Sign in to the garden app | Review and approve the beds |',
      ),
      [
        'supplier guides: Provide remote guidance for the survey (survey)',
        'client approves: Approve the plan (survey)',
        'supplier does: Sign in to the garden app (planting)',
        'client does, client approves: Review and approve the beds (planting)',
      ],
    );
  });
  it('goes on over a broken line, and not over the next item', () => {
    assert.deepEqual(
      toldOf(
        '| Phase | Supplier | Client |',
        '|---|---|---|',
        '| Survey | Measure the whole plot<br>with a laser<br>(in the morning)<br>Draw it | Watch |',
      ),
      [
        'supplier does: Measure the whole plot with a laser (in the morning) (survey)',
        'supplier does: Draw it (survey)',
        'client does: Watch (survey)',
      ],
    );
  });
  it('makes no duty of what its lead-in leaves out', () => {
    assert.deepEqual(
      told(
        'doc.html',
        '<table><tr><th>Phase</th><th>Supplier</th><th>Client</th></tr><tr><td>Survey</td><td><p>Draw the plan.</p><p>The following is out of scope:</p><ul><li>Fences</li></ul></td><td>Watch</td></tr></table>',
      ),
      [
        'supplier does: Draw the plan. (survey)',
        'out-of-scope nobody: The following is out of scope: > Fences (survey)',
        'client does: Watch (survey)',
      ],
    );
  });
  it('is said where its head is a stranger beside known ones', () => {
    const lines = [
      '| Topic | Client | Supplier | Globex responsibilities |',
      '|---|---|---|---|',
      '| Gate | Open it | Paint it | Lock it every night |',
    ];
    assert.deepEqual(toldOf(...lines), ['client does: Gate > Open it', 'supplier does: Gate > Paint it']);
    assert.deepEqual(unreadOf(...lines), ['column Globex responsibilities: parties Globex responsibilities']);
  });
  it('holds advice where its head says so, beside what must be true', () => {
    assert.deepEqual(
      told(
        'doc.html',
        '<table><tr><th>Service</th><th>Supplier guidance details</th><th>Source environment expectations</th></tr><tr><td>Beds</td><td><p>We provide remote guidance for:</p><ul><li>Choosing the soil</li></ul></td><td><p>The plot is free of stones.</p></td></tr></table>',
      ),
      [
        'supplier guides: Beds We provide remote guidance for: > Choosing the soil',
        'expectation client does: The plot is free of stones.',
      ],
    );
  });
});

describe('rows of parties', () => {
  it('hold the duties of the one whom the first cell names', () => {
    const lines = [
      '| Role | Name | Responsibility during planting |',
      '|---|---|---|',
      '| **Project Manager** | [Name] | Keeps the schedule |',
      '| Gardeners (3) | [Names] | Digging<br>Planting |',
      '| Head Wizard | [Name] | Spells |',
    ];
    assert.deepEqual(toldOf(...lines), [
      'planner does: Keeps the schedule',
      'gardeners does: Digging',
      'gardeners does: Planting',
    ]);
    assert.deepEqual(unreadOf(...lines), ['row Head Wizard: parties Head Wizard']);
  });
  it('may hold several topics', () => {
    assert.deepEqual(
      toldOf(
        '| Teams | Soil and water | Trees and bushes |',
        '|---|---|---|',
        '| Client | Pays for the water that is used | Chooses the trees for the front |',
        '| Supplier | Tests the soil twice a year | Plants and prunes the trees |',
      ),
      [
        'client does: Soil and water > Pays for the water that is used',
        'client does: Trees and bushes > Chooses the trees for the front',
        'supplier does: Soil and water > Tests the soil twice a year',
        'supplier does: Trees and bushes > Plants and prunes the trees',
      ],
    );
  });
  it('never take a party from the prose of another’s row', () => {
    assert.deepEqual(
      toldOf(
        '| Topic | Responsibilities |',
        '|---|---|',
        '| Fences | If Globex is not the supplier, you are responsible. |',
      ).filter((line) => /supplier/u.test(line.split(':')[0] ?? '')),
      [],
    );
  });
  it('are said where a description may be a duty or an explanation, and read below a heading that decides it', () => {
    const lines = [
      '| Role | Description |',
      '|---|---|',
      '| Gardeners | Water the beds every morning |',
      '| Sponsor | Pays for the seeds and tools |',
    ];
    assert.deepEqual(toldOf(...lines), []);
    assert.deepEqual(unreadOf(...lines), ['table Role: letters Description']);
    assert.deepEqual(toldOf('## Responsibilities', '', ...lines), [
      'gardeners does: Water the beds every morning',
      'sponsor does: Pays for the seeds and tools',
    ]);
  });
});

describe('a table of tasks below a party’s heading', () => {
  it('is that party’s', () => {
    assert.deepEqual(
      toldOf('## Client responsibilities', '', '| # | Task | Due |', '|---|---|---|', '| 1 | Open the gate | May |'),
      ['client does: Open the gate'],
    );
  });
});

describe('rows that name a party and nothing else', () => {
  it('head the tasks of that party', () => {
    assert.deepEqual(
      toldOf(
        '| Responsibility | Details |',
        '|---|---|',
        '| **Client** | |',
        '| Access | Give the key to the gardeners |',
        '| **Supplier** | |',
        '| Tools | Bring spades |',
      ),
      ['client does: Access: Give the key to the gardeners', 'supplier does: Tools: Bring spades'],
    );
  });
});

describe('places in a table', () => {
  it('are those of the words, not of the row', () => {
    const { responsibilities } = readTables(
      'doc.html',
      '<table>\n<tr><th>Phase</th><th>Client</th><th>Supplier</th></tr>\n<tr>\n<td>Survey</td>\n<td><ul>\n<li>Open</li>\n<li>Close</li>\n</ul></td>\n<td>Draw</td></tr></table>',
    );
    assert.deepEqual(
      responsibilities.map(({ line, text }) => [line, text]),
      [
        [6, 'Open'],
        [7, 'Close'],
        [9, 'Draw'],
      ],
    );
  });
});
