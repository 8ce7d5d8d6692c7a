import assert from 'node:assert/strict';
import { questionsIn } from '../../../../data/search/asking/several-questions.js';

const several: readonly (readonly [text: string, ...parts: string[]])[] = [
  [
    'who configures the firewall, and who pays for Teams Phone?',
    'who configures the firewall',
    'who pays for Teams Phone?',
  ],
  ['Who trains users? Who trains the help desk?', 'Who trains users?', 'Who trains the help desk?'],
  ['1. who buys hardware?\n2. who sets up MFA?', 'who buys hardware?', 'who sets up MFA?'],
  ['quem compra o hardware e quem configura o MFA?', 'quem compra o hardware', 'quem configura o MFA?'],
  ['vem köper hårdvara, och vem betalar för Zoom?', 'vem köper hårdvara', 'vem betalar för Zoom?'],
  ['who takes care of boats and who feeds the gulls?', 'who takes care of boats', 'who feeds the gulls?'],
  ['quem cuida dos barcos e quem treina a equipe?', 'quem cuida dos barcos', 'quem treina a equipe?'],
  ['vem sköter båtarna och vem utbildar laget?', 'vem sköter båtarna', 'vem utbildar laget?'],
  ['방화벽 포트는 누가 열고 MFA는 누가 설정하나요?', '방화벽 포트는 누가 열고', 'MFA는 누가 설정하나요?'],
];

describe('several questions in one message', () => {
  it('are told apart in four languages', () => {
    for (const [text, ...parts] of several) assert.deepEqual(questionsIn(text), parts, text);
  });

  it('keep the phase that is named before the first', () => {
    assert.deepEqual(questionsIn('In the enable phase, who shares the screen and who opens the firewall ports?'), [
      'In the enable phase, who shares the screen',
      'In the enable phase, who opens the firewall ports?',
    ]);
  });

  it('are one when they share a verb, an object or the two sides', () => {
    for (const text of [
      'who installs and configures software?',
      'is it us or Microsoft?',
      'The kick-off: who invites to it, and who must attend?',
      'Kick-off: what do we do and what does Microsoft do?',
      'Who opens the firewall ports? Is it optional?',
      'who approves changes and who documents them',
      'quem compra e instala o hardware?',
      'vem skriver och förvaltar driftguiderna?',
      '체크리스트는 누가 만들고 누가 제공하나요?',
    ])
      assert.deepEqual(questionsIn(text), [text]);
  });

  it('keep what is said around them', () => {
    assert.deepEqual(questionsIn('Hi! We are ready. Who buys the hardware? Thanks! Who sets up MFA?'), [
      'Hi! We are ready. Who buys the hardware? Thanks!',
      'Who sets up MFA?',
    ]);
  });
});
