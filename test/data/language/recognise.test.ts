import assert from 'node:assert/strict';
import { recogniseLanguage } from '../../../data/language/recognise.js';

const sentences = {
  en: 'The team will meet with the owners of the oven and must not be late for that.',
  pt: 'A equipe não deve entrar em uma sala que não foi aberta pela manhã para os clientes.',
  sv: 'Vi ska möta ägaren av ugnen och det är inte för sent att ta med sig en bok till dem som väntar.',
  de: 'Wir treffen den Besitzer der Anlage und das ist nicht zu spät für die Gäste, die auf uns warten.',
  fr: 'Nous devons voir les clients dans la salle qui est ouverte pour eux avec une clé et un plan.',
  es: 'El equipo no debe entrar en una sala que no está abierta para los clientes por la mañana.',
  nl: 'Wij moeten de klanten in de zaal zien die voor hen open is met een sleutel en een plan van het huis.',
  ko: '담당자는 내일 아침까지 오븐을 준비하고 결과를 알려 주어야 합니다.',
  ja: '担当者は明日の朝までにオーブンを準備して、結果を知らせてください。',
  zh: '负责人应当在明天早上之前准备好烤箱并把结果告诉我们大家。',
};

describe('a text’s language', () => {
  for (const [tag, text] of Object.entries(sentences))
    it(`is told by its small words in ${tag}`, () => assert.deepEqual(recogniseLanguage(text), { tag, isSure: true }));

  it('is not sure when there are only names and letters of a matrix', () => {
    for (const text of ['Task Owner R A C I Sponsor', 'Plan PM e o a R A C I', ''])
      assert.equal(recogniseLanguage(text).isSure, false);
  });
});
