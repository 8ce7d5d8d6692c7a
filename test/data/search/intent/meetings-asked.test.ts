import assert from 'node:assert/strict';
import { meetingsAsked } from '../../../../data/search/intent/meetings-asked.js';
import { readMessage } from '../../../../data/search/intent/read-message.js';

const asked = [
  'When is the next checkpoint?',
  'when do we meet?',
  'When do we meet next?',
  'what day is our next meeting',
  'next checkpoint meeting?',
  'what time is the checkpoint meeting',
  '다음 점검 회의는 언제예요?',
  '다음 체크포인트 언제야',
  '우리 언제 만나요?',
  '점검 회의 몇 시예요',
  'Quando é a próxima reunião de acompanhamento?',
  'quando nos reunimos?',
  'que dia é o próximo checkpoint',
  'När är nästa avstämningsmöte?',
  'när ses vi?',
  'när är nästa kontrollpunkt',
];

const others = [
  'who hosts the checkpoint meetings?',
  'when do we meet the requirements for the network?',
  'how often are checkpoint meetings held?',
  'when is the kick-off meeting?',
  'when was the last checkpoint meeting',
  'is the checkpoint passed?',
  'What does the checkpoint need?',
  '점검 회의는 누가 주관해요?',
  '내일 회의 몇 시야',
  'quem conduz as reuniões de acompanhamento?',
  'vem håller avstämningsmötena?',
  'mark the meeting room item done',
];

const plans = [
  'plan the checkpoint meetings',
  'can you schedule the checkpoint meetings please',
  'move the next meeting',
  '점검 회의 일정 잡아 주세요',
  'quero marcar as reuniões de acompanhamento',
  'kan vi boka avstämningsmötena',
];

describe('when people meet', () => {
  for (const text of asked)
    it(`is asked by “${text}”`, () => {
      assert.equal(meetingsAsked(text), 'when');
      const message = readMessage(text);
      assert.deepEqual([message.is, message.is === 'engagement' && message.fact], ['engagement', 'meeting']);
    });

  for (const text of others)
    it(`is not asked by “${text}”`, () => {
      assert.equal(meetingsAsked(text), null);
    });

  for (const text of plans)
    it(`is planned by “${text}”`, () => {
      const message = readMessage(text);
      assert.deepEqual([message.is, message.is === 'command' && message.command], ['command', 'meetings']);
    });
});
