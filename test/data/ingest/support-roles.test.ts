import assert from 'node:assert/strict';
import { at, fixture, lines, only } from './fixture.js';

describe('a document of roles without phases', () => {
  const document = fixture('support-roles.en.md');

  it('takes the party from the role that a heading names', () => {
    assert.deepEqual(
      document.responsibilities
        .filter(({ kind }) => kind === 'item')
        .map(({ line, party, phase }) => [line, party, phase]),
      [
        [21, 'support-provider', null],
        [22, 'support-provider', null],
        [23, 'support-provider', null],
        [24, 'support-provider', null],
        [30, 'it-admin', null],
        [36, 'managed-desktop', null],
      ],
    );
  });
  it('keeps routing rules with their destination, and as the duty of who sends', () => {
    assert.deepEqual(
      document.responsibilities
        .filter(({ kind }) => kind === 'routing')
        .map(({ line, party, destination }) => [line, party, destination]),
      [
        [46, 'support-provider', 'managed-desktop'],
        [47, 'support-provider', 'hardware-vendor'],
        [48, 'support-provider', 'support-channel'],
      ],
    );
  });
  it('keeps prose that commits a party, under that party', () => {
    assert.deepEqual(
      lines(document, 'prose').map((line) => [line, only(document, line).party]),
      [
        [7, 'support-provider'],
        [11, 'managed-desktop'],
        [19, 'support-provider'],
        [28, 'it-admin'],
        [34, 'managed-desktop'],
        [44, 'support-provider'],
        [55, 'managed-desktop'],
        [60, 'it-admin'],
      ],
    );
  });
  it('leaves out principles, numbered steps, alternative texts and pointers', () => {
    for (const line of [9, 10, 15, 40, 42, 50, 51, 57]) assert.deepEqual(at(document, line), [], `line ${line}`);
  });
  it('gives a nested noun its lead-in', () => {
    assert.equal(
      only(document, 23).leadIn,
      'Whoever gives support is responsible for these: Mending what people bring, including:',
    );
  });
});

describe('tables', () => {
  const document = fixture('tables.en.md');

  it('may name the party in the first column, with or without outer pipes', () => {
    assert.deepEqual(
      at(document, 14).map(({ party, text, leadIn }) => [party, text, leadIn]),
      [
        ['support-provider', 'Picking up parcels', 'Is responsible for:'],
        ['support-provider', 'Signing for them', 'Is responsible for:'],
      ],
    );
    assert.deepEqual(
      at(document, 15).map(({ party }) => party),
      ['it-admin', 'it-admin'],
    );
  });
  it('may name the parties in the columns; two marks are two parties that do it', () => {
    assert.deepEqual(
      [21, 22, 23].map((line) => only(document, line).party),
      ['customer', 'customer', 'microsoft'],
    );
    assert.deepEqual(only(document, 22).involved, [
      { party: 'customer', involvement: 'does' },
      { party: 'microsoft', involvement: 'does' },
    ]);
  });
  it('may put sentences about both sides under one heading', () => {
    assert.deepEqual(
      [29, 30].map((line) => [only(document, line).kind, only(document, line).party]),
      [
        ['prose', 'customer'],
        ['prose', 'microsoft'],
      ],
    );
  });
  it('stand in a document that its publisher has retired', () => assert.equal(document.document.retired, true));
});
